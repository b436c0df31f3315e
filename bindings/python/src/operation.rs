//! A call as something to await.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyType};
use pyo3::{IntoPyObjectExt, intern};
use tokio::task::AbortHandle;
use videosdk_bridge::Failure;

use crate::errors::exception;

/// What a call ends with, turned into an object on the thread of its event loop.
type Outcome = Box<dyn FnOnce(Python<'_>) -> PyResult<Py<PyAny>> + Send>;
type Work = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// A coroutine in every way that asyncio looks at: `asyncio.run`, `create_task`, `wait_for` and `TaskGroup` take it.
///
/// Nothing happens before it is awaited. Cancelling the task that awaits it drops the call and closes its connection.
/// It belongs to the event loop that awaits it and to no other, so that several loops in a process do not meet.
#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct Operation(Mutex<State>);

enum State {
    Waiting(Work),
    /// The asyncio future that the answer goes into, and its iterator.
    Awaited {
        future: Py<PyAny>,
        iterator: Py<PyAny>,
    },
    Over,
}

impl Operation {
    pub(crate) fn new<T>(call: impl Future<Output = Result<T, Failure>> + Send + 'static) -> Self
    where
        T: for<'py> IntoPyObject<'py> + Send + 'static,
    {
        let work = async move {
            let answer = call.await;
            let outcome = move |py: Python<'_>| match answer {
                Ok(answer) => answer.into_py_any(py),
                Err(failure) => Err(exception(&failure)),
            };
            Box::new(outcome) as Outcome
        };
        Self(Mutex::new(State::Waiting(Box::pin(work))))
    }

    /// No Python runs while the lock is held.
    fn swap(&self, state: State) -> State {
        std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), state)
    }

    fn awaited(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Awaited { iterator, .. } => Some(iterator.clone_ref(py)),
            State::Waiting(_) | State::Over => None,
        }
    }

    /// The iterator to step, which begins the call at the first step.
    fn iterator<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(iterator) = self.awaited(py) {
            return Ok(iterator.into_bound(py));
        }
        let State::Waiting(work) = self.swap(State::Over) else {
            return Err(PyRuntimeError::new_err("cannot reuse already awaited coroutine"));
        };
        let future = begin(py, work)?;
        let iterator = future.call_method0(intern!(py, "__await__"))?;
        self.swap(State::Awaited { future: future.unbind(), iterator: iterator.clone().unbind() });
        Ok(iterator)
    }
}

/// Sends the call on its way; its answer goes into a future of the running event loop.
fn begin(py: Python<'_>, work: Work) -> PyResult<Bound<'_, PyAny>> {
    static RUNNING_LOOP: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let event_loop = RUNNING_LOOP.import(py, "asyncio", "get_running_loop")?.call0()?;
    let future = event_loop.call_method0(intern!(py, "create_future"))?;
    let (to_loop, to_future) = (event_loop.unbind(), future.clone().unbind());
    let runtime = videosdk_bridge::runtime().map_err(|failure| exception(&failure))?;
    let call = runtime.spawn(async move {
        let outcome = work.await;
        // At the interpreter's end there is nobody left to tell.
        Python::try_attach(|py| {
            let delivery = Delivery { future: to_future, outcome: Mutex::new(Some(outcome)) };
            // Fails when the loop is closed, and then nobody waits.
            let _ = to_loop.bind(py).call_method1(intern!(py, "call_soon_threadsafe"), (delivery,));
        });
    });
    future.call_method1(intern!(py, "add_done_callback"), (Abort(call.abort_handle()),))?;
    Ok(future)
}

#[pymethods]
impl Operation {
    fn __await__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __iter__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.send(py, py.None())
    }

    fn send(&self, py: Python<'_>, value: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let step = self.iterator(py)?.call_method1(intern!(py, "send"), (value,));
        if step.is_err() {
            self.swap(State::Over);
        }
        Ok(step?.unbind())
    }

    #[pyo3(signature = (kind, value=None, traceback=None))]
    fn throw(
        &self,
        kind: Bound<'_, PyAny>,
        value: Option<Bound<'_, PyAny>>,
        traceback: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let py = kind.py();
        if let Some(iterator) = self.awaited(py) {
            // The form of three arguments is deprecated since Python 3.12.
            return match (&value, &traceback) {
                (None, None) => iterator.call_method1(py, intern!(py, "throw"), (kind,)),
                _ => iterator.call_method1(py, intern!(py, "throw"), (kind, value, traceback)),
            };
        }
        self.swap(State::Over);
        Err(match kind.cast_into::<PyType>() {
            Ok(class) => PyErr::from_type(class, value.map(Bound::unbind)),
            Err(raised) => PyErr::from_value(raised.into_inner()),
        })
    }

    fn close(&self, py: Python<'_>) -> PyResult<()> {
        match self.swap(State::Over) {
            // Cancelling the future drops the call; one that is done stays as it is.
            State::Awaited { future, iterator } => {
                future.call_method0(py, intern!(py, "cancel"))?;
                iterator.call_method0(py, intern!(py, "close")).map(drop)
            }
            State::Waiting(_) | State::Over => Ok(()),
        }
    }
}

/// Puts the outcome into the future, on the thread of the event loop.
#[pyclass(frozen)]
struct Delivery {
    future: Py<PyAny>,
    outcome: Mutex<Option<Outcome>>,
}

#[pymethods]
impl Delivery {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let future = self.future.bind(py);
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(outcome) = outcome else { return Ok(()) };
        if future.call_method0(intern!(py, "done"))?.is_truthy()? {
            return Ok(());
        }
        match outcome(py) {
            Ok(answer) => future.call_method1(intern!(py, "set_result"), (answer,))?,
            Err(error) => future.call_method1(intern!(py, "set_exception"), (error.into_value(py),))?,
        };
        Ok(())
    }
}

/// Drops the call when its asyncio future ends, by an answer or by a cancel.
#[pyclass(frozen)]
struct Abort(AbortHandle);

#[pymethods]
impl Abort {
    fn __call__(&self, _future: &Bound<'_, PyAny>) {
        self.0.abort();
    }
}
