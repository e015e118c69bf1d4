// Package widgets is what the window draws: a sidebar of rows narrowed by a
// filter box, a reading pane for set text, a star, a banner. It knows text and
// rows, not newspapers, and would serve another reader unchanged.
//
// Text is set by package typeset and drawn by package glyph, not by the
// toolkit, whose text knows no rule of Chinese typography and is shaped anew
// each time it is measured. A line of text becomes a picture when it comes into
// view and is only moved while it stays there.
package widgets
