//! `rooms`: create, list, get, validate, end.

use videosdk_server::Client;
use videosdk_server::models::rooms::{CreateRoom, ListRooms, Region, Room};

use super::client;
use crate::arguments::RoomsCommand;
use crate::output::{Failure, Output};
use crate::stop::block_on;

pub(crate) fn run(command: RoomsCommand, output: &Output) -> Result<(), Failure> {
    let client = client();
    client.check()?;
    block_on(ask(&client, command, output))?
}

async fn ask(client: &Client, command: RoomsCommand, output: &Output) -> Result<(), Failure> {
    let rooms = client.rooms();
    match command {
        RoomsCommand::Create { custom_room_id, geo_fence } => {
            let geo_fence = geo_fence.map(Region::from);
            let params = CreateRoom { custom_room_id, geo_fence, idempotent: true, ..CreateRoom::default() };
            show(&rooms.create(params).await?, output);
        }
        RoomsCommand::Get { room_id } => show(&rooms.get(&room_id).await?, output),
        RoomsCommand::End { room_id } => show(&rooms.end(&room_id).await?, output),
        RoomsCommand::List { query, page, per_page } => {
            let params = ListRooms { query, page, per_page, ..ListRooms::default() };
            let page = rooms.list(params).await?;
            if output.json {
                output.object(&page);
            } else {
                let mut table = vec![["ROOM", "CUSTOM ID", "CREATED", "STATE"].map(str::to_owned).to_vec()];
                table.extend(page.data.iter().map(row));
                output.table(&table);
                output.line(format!("{} of {}", page.data.len(), page.total));
            }
        }
        RoomsCommand::Validate { room_id } => {
            let validation = rooms.validate(&room_id).await?;
            if output.json {
                output.object(&validation);
            } else {
                let word = if validation.valid { "valid" } else { "not one of this account's rooms" };
                output.line(format!("{}  {word}", validation.room_id));
            }
            if !validation.valid {
                return Err(Failure::AnswerIsNo);
            }
        }
    }
    Ok(())
}

fn show(room: &Room, output: &Output) {
    if output.json {
        output.object(room);
    } else {
        output.table(&[row(room)]);
    }
}

fn row(room: &Room) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let state = if room.disabled { "closed" } else { "open" };
    vec![room.room_id.clone(), text(&room.custom_room_id), text(&room.created_at), state.to_owned()]
}
