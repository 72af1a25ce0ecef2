using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security.Mtls;

/// <summary>Settings of mutual TLS (RFC 8705), section <c>Mtls</c>.</summary>
public sealed class MtlsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Mtls";

    /// <summary>
    /// Where clients reach this host with a certificate of theirs: https, host and port. The host listens at its port besides the addresses of the
    /// setting <c>Urls</c>, and asks for a certificate there alone; its own is that of <c>Kestrel:Certificates:Default</c>.
    /// </summary>
    /// <value>Absent: no mutual TLS is offered.</value>
    public Uri? Address { get; set; }

    /// <summary>The port at which this host listens, where a balancer that passes TLS on has that of the address.</summary>
    /// <value>Absent: that of the address.</value>
    public int? Port { get; set; }

    /// <summary>The port at which certificates are asked for; none where mutual TLS is not offered.</summary>
    internal int? ListeningPort => Port ?? Address?.Port;

    /// <summary>The address, for a request that came by it.</summary>
    internal Uri? AddressOf(HttpRequest request) => request.HttpContext.Connection.LocalPort == ListeningPort ? Address : null;
}

/// <summary>Refuses an address without TLS, or with more than an origin.</summary>
internal sealed class MtlsOptionsValidator : IValidateOptions<MtlsOptions>
{
    public ValidateOptionsResult Validate(string? name, MtlsOptions options) =>
        options.Address is null or { IsAbsoluteUri: true, Scheme: "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Mtls:Address must be https, with host and port alone.");
}
