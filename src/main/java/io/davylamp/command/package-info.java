/**
 * The command line: {@code davylamp rules check|test|explain|diff|backtest}. It works on folders of files and needs
 * neither the service nor a database.
 */
@MayImport({"alert", "assessment", "audit", "backtest", "demo", "json", "metrics", "rulebook.trial", "rules"})
@NullMarked
package io.davylamp.command;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
