//! Runs the cases of `tests/http` against the crate itself.

mod support;

use support::{case, expect::Answer, stage::Stage};

/// What must not fall away unnoticed.
const AT_LEAST: usize = 230;

#[tokio::test(start_paused = true)]
async fn every_case_of_tests_http_holds() {
    let cases = case::all();
    assert!(cases.len() >= AT_LEAST, "only {} cases were found", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        let stage = Stage::of(case);
        let request = stage.request(case).await;
        let started = tokio::time::Instant::now();
        // What is answered at once must be what is answered in the end, but for chance and time.
        let at_once = stage.server.try_now(&request);
        let response = stage.server.handle(request).await;
        let mut faults = Answer::new(&response, started.elapsed(), &stage.words).faults(&case.expect);
        if let Some(at_once) = at_once
            && at_once.status != response.status
        {
            faults.push(format!("try_now answers {}, handle {}", at_once.status, response.status));
        }
        faults.extend(stage.service_faults(case));
        if !faults.is_empty() {
            let body = String::from_utf8_lossy(&response.body).into_owned();
            failures.push(format!(
                "{} ({}):\n  {}\n  {response:?}\n  {body}",
                case.id,
                case.title,
                faults.join("\n  ")
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases fail\n{}", failures.len(), cases.len(), failures.join("\n"));
    println!("{} cases hold", cases.len());
}

#[test]
fn each_id_stands_once() {
    let mut ids: Vec<String> = case::all().into_iter().map(|case| case.id).collect();
    ids.sort();
    let duplicate = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(duplicate, None);
}
