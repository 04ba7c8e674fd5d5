/** Tests of the embedded database: {@link org.warmline.standalone.database.DataDirectoryFixture} makes and ends what they use. */
@NullMarked
package org.warmline.standalone.database;

import org.jspecify.annotations.NullMarked;
