/** Protobuf's wire format, read within bounds and written. */
@NullMarked
package org.digitstudio.exchange.protobuf;

import org.jspecify.annotations.NullMarked;
