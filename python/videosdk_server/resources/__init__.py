"""The operations of the service, one file a resource."""
