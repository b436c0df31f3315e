"""What the CORS middleware of a host is told."""

ALLOWED = ["https://app.example.com"]
ALLOWED_PATTERN = r"^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$"
