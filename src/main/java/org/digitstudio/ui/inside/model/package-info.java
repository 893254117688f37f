/** Inside: view models and layer data shared by the stations. */
@NullMarked
package org.digitstudio.ui.inside.model;

import org.jspecify.annotations.NullMarked;
