namespace DigitalIndiaStack.Payments.Verify;

/// <summary>What to verify, as the command line names it.</summary>
/// <param name="Data">Folder of the SQLite files.</param>
/// <param name="Connection">PostgreSQL connection: <c>env:NAME</c>, <c>file:PATH</c> or itself.</param>
/// <param name="Log">File of a client's answers.</param>
/// <param name="Heads">File of an earlier report.</param>
internal sealed record VerifyRequest(string? Data, string? Connection, string? Log = null, string? Heads = null);

/// <summary>The command line names something that is not there.</summary>
internal sealed class VerifyUsageException(string message) : Exception(message);
