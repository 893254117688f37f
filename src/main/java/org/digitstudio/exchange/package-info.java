/** Model and data formats of other programs, read as untrusted input and written. */
@NullMarked
package org.digitstudio.exchange;

import org.jspecify.annotations.NullMarked;
