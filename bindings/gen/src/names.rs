//! Names in the case of each language.

/// `CreateRoom` and `createRoom` as `create_room`.
pub(crate) fn snake(name: &str) -> String {
    let mut text = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(character.to_ascii_lowercase());
    }
    text
}

/// `create_room` as `createRoom`.
pub(crate) fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + &capitalised(part))
}

/// `create_room` as `CreateRoom`.
pub(crate) fn pascal(name: &str) -> String {
    capitalised(&camel(name))
}

/// `CreateRoom` as `CREATE_ROOM`.
pub(crate) fn screaming(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_every_case() {
        assert_eq!(snake("CreateRoom"), "create_room");
        assert_eq!(camel("custom_room_id"), "customRoomId");
        assert_eq!(pascal("list_active"), "ListActive");
        assert_eq!(screaming("SessionEnds"), "SESSION_ENDS");
    }
}
