/** Models, runs, My digits and settings as files that are never half written. */
@NullMarked
package org.digitstudio.storage;

import org.jspecify.annotations.NullMarked;
