/** Layers of other frameworks assembled into one of this program's networks. */
@NullMarked
package org.digitstudio.exchange.network;

import org.jspecify.annotations.NullMarked;
