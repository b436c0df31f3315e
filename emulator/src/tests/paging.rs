//! Lists in pages.

use serde_json::{Value, json};

use super::Bench;

#[test]
fn forty_five_rooms_come_in_three_pages() {
    let bench = Bench::new();
    let made: Vec<String> = (0..45).map(|_| bench.room()).collect();
    let ids = |body: &Value| -> Vec<String> {
        body["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|room| room["roomId"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut listed = Vec::new();
    for (page, length) in [(1, 20), (2, 20), (3, 5), (4, 0)] {
        let body = bench.get(&format!("/v2/rooms?page={page}")).expect(200).body;
        let info = json!({ "currentPage": page, "perPage": 20, "lastPage": 3, "total": 45 });
        assert_eq!((ids(&body).len(), &body["pageInfo"]), (length, &info));
        listed.extend(ids(&body));
    }
    listed.reverse();
    assert_eq!(listed, made, "the newest comes first, each comes once");

    let body = bench.get("/v2/rooms?perPage=100").body;
    assert_eq!((ids(&body).len(), &body["pageInfo"]["lastPage"]), (45, &json!(1)));
    let body = bench.get("/v2/rooms?perPage=7&page=7").body;
    assert_eq!((ids(&body).len(), &body["pageInfo"]["lastPage"]), (3, &json!(7)));
    assert_eq!(bench.get("/v2/rooms").body, bench.get("/v2/rooms?page=&perPage=").body);
    for query in ["page=0", "page=-1", "page=x", "page=1.5", "perPage=0", "perPage=99999999999999999999"] {
        bench.get(&format!("/v2/rooms?{query}")).expect_error(400, "invalid_params");
    }
}

#[test]
fn no_rooms_are_one_empty_page() {
    let body = Bench::new().get("/v2/rooms").expect(200).body;
    let info = json!({ "currentPage": 1, "perPage": 20, "lastPage": 1, "total": 0 });
    assert_eq!(body, json!({ "pageInfo": info, "data": [] }));
}

#[test]
fn a_query_fits_either_id_wholly() {
    let bench = Bench::new();
    let room_id = bench.room_with(json!({ "customRoomId": "stand up" }));
    bench.room();
    for (query, total) in
        [(room_id.as_str(), 1), ("stand%20up", 1), ("stand+up", 1), ("stand", 0), (&room_id[..4], 0)]
    {
        let body = bench.get(&format!("/v2/rooms?query={query}")).expect(200).body;
        assert_eq!(body["pageInfo"]["total"], total, "{query}");
    }
}
