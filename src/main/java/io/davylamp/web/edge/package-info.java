/**
 * What every request passes before and after everything else: connections, hosts, headers, the
 * bounds of bodies, and what is answered while the database is away.
 */
@MayImport({"assessment", "mining", "sql", "start", "web.problem"})
@NullMarked
package io.davylamp.web.edge;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
