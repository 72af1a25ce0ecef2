namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>Resolves <c>file:PATH</c> and <c>env:NAME</c>; a literal secret is refused.</summary>
internal static class SecretReference
{
    /// <summary>The secret, or an empty text with a fault when it cannot be had.</summary>
    /// <param name="reference">What the file says.</param>
    /// <param name="directory">Folder of the file, to which paths are relative.</param>
    /// <param name="where">Place in the file, for the fault.</param>
    /// <param name="faults">Takes the fault; never the literal, which may be a secret.</param>
    public static string Resolve(string reference, string directory, string where, List<string> faults)
    {
        if (reference.StartsWith("env:", StringComparison.Ordinal))
        {
            var name = reference["env:".Length..];
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
                ? value
                : Fault($"{where}: the environment variable {name} is not set.", faults);
        }

        if (!reference.StartsWith("file:", StringComparison.Ordinal))
        {
            return Fault($"{where}: write a secret as file:PATH or env:NAME, never as itself.", faults);
        }

        var path = Path.Combine(directory, reference["file:".Length..]);
        return File.Exists(path)
            ? File.ReadAllText(path).Trim()
            : Fault($"{where}: there is no file {path}.", faults);
    }

    private static string Fault(string fault, List<string> faults)
    {
        faults.Add(fault);
        return "";
    }
}
