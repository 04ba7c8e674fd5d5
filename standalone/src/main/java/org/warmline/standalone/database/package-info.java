/**
 * A real PostgreSQL in a folder: for an installation that wants one command and no database administrator, and as durable as any other.
 *
 * <p>Entry types: {@link org.warmline.standalone.database.DataDirectory} is the folder and belongs to one Warmline at a time;
 * {@link org.warmline.standalone.database.EmbeddedDatabase} is the server in it. The folder:
 *
 * <pre>
 * data/                      0700
 *   warmline.lock            held by the Warmline that runs here
 *   postgresql-18.6/         the server's programs, unpacked once
 *   database/                the cluster; warmline.password in it opens it
 *   database.log             what PostgreSQL says
 * </pre>
 *
 * <p>The server outlives a Warmline that was killed: {@code pg_ctl} puts it into a session of its own. The next Warmline finds it by
 * {@code database/postmaster.pid} and goes on with it. A server that dies is started again on the same port.
 */
@NullMarked
package org.warmline.standalone.database;

import org.jspecify.annotations.NullMarked;
