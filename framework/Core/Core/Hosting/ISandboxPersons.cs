namespace DigitalIndiaStack.Core.Hosting;

/// <summary>The made-up persons of a sandbox as its clients and blocks know them; there only where the identity block runs as a sandbox.</summary>
public interface ISandboxPersons
{
    /// <summary>The pairwise subject of a persona of the country pack.</summary>
    /// <param name="persona">Id of the persona; the first citizen with a farm and an account when <see langword="null"/>.</param>
    /// <param name="sector">The client or block that knows the person.</param>
    /// <returns><see langword="null"/> when there is no such persona.</returns>
    Task<string?> SubjectAsync(string? persona, string sector, CancellationToken cancellationToken);
}
