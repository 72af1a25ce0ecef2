namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>A sandbox has known persons, a clock that anybody may move and plain HTTP: it never runs as Production.</summary>
internal static class SandboxRefusal
{
    /// <summary>Why the host must not start; <see langword="null"/> when it may.</summary>
    public static string? Of(WebApplicationBuilder builder) =>
        builder.Environment.IsProduction() && builder.Configuration.GetValue<bool>(SandboxExtensions.Setting)
            ? """
              Refused: this is Production, and the settings are those of a sandbox (Sandbox:Enabled is true).
              A sandbox has made-up persons, keys that it made itself and a clock that can be moved. Remove Sandbox:Enabled,
              or set ASPNETCORE_ENVIRONMENT=Sandbox to run a sandbox.
              """
            : null;
}
