/** The interfaces that the outer rooms implement. */
@NullMarked
package org.digitstudio.domain.port;

import org.jspecify.annotations.NullMarked;
