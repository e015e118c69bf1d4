// Package shape makes articles that are more than paragraphs, and dumps of them: poems
// and lyrics, lists, tables, letters, interviews, each in many customs. What stands on a
// line of its own is known, so that a test can count what still does when the dump has
// been restored.
package shape
