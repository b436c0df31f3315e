//! Every operation by its name. Written by bindings/gen from the core's resources; change those instead.

use serde_json::Value;
use videosdk_server::Client;

use crate::Failure;
use crate::arguments::{Arguments, answer};

pub(crate) async fn run(
    client: &Client,
    operation: &str,
    mut arguments: Arguments,
) -> Result<Value, Failure> {
    match operation {
        "widgets.create" => {
            let params = arguments.params()?;
            answer(client.widgets().create(params).await)
        }
        "widgets.getPart" => {
            let widget_id: String = arguments.required("widgetId")?;
            let part_id: String = arguments.required("partId")?;
            arguments.end()?;
            answer(client.widgets().get_part(&widget_id, &part_id).await)
        }
        "widgets.list" => {
            let shelf_id: String = arguments.required("shelfId")?;
            let params = arguments.params()?;
            answer(client.widgets().list(&shelf_id, params).await)
        }
        "widgets.notes" => {
            let widget_id: String = arguments.required("widgetId")?;
            arguments.end()?;
            answer(client.widgets().notes(&widget_id).await)
        }
        other => Err(Failure::argument(format!("there is no operation {other:?}"))),
    }
}
