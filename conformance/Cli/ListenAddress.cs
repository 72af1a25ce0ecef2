using System.Net;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Reads where a command is to listen.</summary>
internal static class ListenAddress
{
    /// <summary>The address of <c>--listen</c>: a number, or <c>localhost</c>.</summary>
    /// <param name="text">With or without <c>http://</c>.</param>
    /// <exception cref="ConfigurationFaultException">It is none. A server takes any other name for all addresses of the machine, and traffic would be open to its whole network.</exception>
    public static Uri Of(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && (address.Host == "localhost" || IPAddress.TryParse(address.Host, out _))
            ? address!
            : throw new ConfigurationFaultException([$"--listen {text}: write an address of this machine by number, such as 127.0.0.1:5090, or localhost; 0.0.0.0 stands for all of them."]);
}
