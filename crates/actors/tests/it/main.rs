//! Tests of the decision cores, which need no kernel, and of the stories around them, which do.

mod acknowledgement;
mod analysis;
mod classes;
mod desk;
mod dispute;
mod evidence;
mod identity;
mod limits;
mod ministry;
mod place;
mod radio_room;
mod rungs;
mod seats;
mod situations;
mod standing;
mod watch;
mod words;
