//! The one place where ids come from.

use uuid::Uuid;

const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// A room id: three groups of four lower-case letters or digits, such as `ab1c-2def-g3hi`.
pub(crate) fn room_id() -> String {
    let text = random_text(12);
    [&text[..4], &text[4..8], &text[8..]].join("-")
}

/// A participant id for a client that brings none, such as `hasm43xk`.
pub(crate) fn participant_id() -> String {
    random_text(8)
}

/// A database id: 24 hexadecimal digits, of which the first eight are the time, so that later ids sort later.
pub(crate) fn database_id(unix_seconds: i64) -> String {
    let (_, random) = Uuid::new_v4().as_u64_pair();
    format!("{:08x}{random:016x}", unix_seconds & 0xffff_ffff)
}

/// The id of a request, for its log.
pub(crate) fn request_id() -> String {
    Uuid::new_v4().to_string()
}

fn random_text(length: usize) -> String {
    // 122 random bits make 23 digits of base 36; the fixed bits of a UUID only skew the highest ones.
    let mut random = Uuid::new_v4().as_u128();
    let digits = ALPHABET.len() as u128;
    (0..length)
        .map(|_| {
            let digit = usize::try_from(random % digits).unwrap_or(0);
            random /= digits;
            char::from(ALPHABET[digit])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_ids_have_the_shape_that_the_public_samples_accept() {
        for _ in 0..100 {
            let id = room_id();
            let groups: Vec<&str> = id.split('-').collect();
            assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4]);
            assert!(id.bytes().all(|byte| byte == b'-' || ALPHABET.contains(&byte)));
        }
        assert_ne!(room_id(), room_id());
        assert_eq!(database_id(1_648_183_751).len(), 24);
        assert!(database_id(1_648_183_751).starts_with("623d49c7"));
        assert_eq!(participant_id().len(), 8);
    }
}
