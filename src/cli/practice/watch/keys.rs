//! Single keys from the terminal.

use std::{sync::mpsc::Sender, thread};

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};

use super::{Event, screen::Scroll};

/// Sends each key from now on; Ctrl-C and the end of input are `q`.
pub(super) fn read(sender: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let told = match event::read() {
                Ok(event::Event::Key(key)) if key.kind != KeyEventKind::Release => match key.code {
                    KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => Event::Key('q'),
                    KeyCode::Up => Event::Scroll(Scroll::Up),
                    KeyCode::Down => Event::Scroll(Scroll::Down),
                    KeyCode::PageUp => Event::Scroll(Scroll::PageUp),
                    KeyCode::PageDown | KeyCode::Char(' ') => Event::Scroll(Scroll::PageDown),
                    KeyCode::Char(c) => Event::Key(c.to_ascii_lowercase()),
                    KeyCode::Enter => Event::Key('r'),
                    _ => continue,
                },
                Ok(event::Event::Resize(..)) => Event::Resized,
                Ok(_) => continue,
                Err(_) => Event::Key('q'),
            };
            let end = matches!(told, Event::Key('q'));
            if sender.send(told).is_err() || end {
                break;
            }
        }
    });
}
