namespace DigitalIndiaStack.Host;

/// <summary>Turns the short options of the command line into settings.</summary>
internal static class HostArguments
{
    public static string[] Translate(string[] args)
    {
        var settings = new List<string>();
        foreach (var arg in args)
        {
            settings.Add(arg switch
            {
                "--reset" => "--Sandbox:Reset=true",
                "--data" => "--Data",
                _ when arg.StartsWith("--data=", StringComparison.Ordinal) => $"--Data={arg["--data=".Length..]}",
                _ => arg,
            });
        }

        return [.. settings.Where(setting => setting is not ("verify" or "announce-key" or "announce-credential-key"))];
    }
}
