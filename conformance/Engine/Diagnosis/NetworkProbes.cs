using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Receiving;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether names resolve, connections open, and certificates are good.</summary>
internal static class NetworkProbes
{
    private static readonly TimeSpan SoonOver = TimeSpan.FromDays(7);

    public static IEnumerable<Probe> Of(SystemUnderTest target)
    {
        List<Uri> origins = [.. Addresses(target).DistinctBy(address => address.GetLeftPart(UriPartial.Authority))];
        foreach (var host in origins.Select(origin => origin.DnsSafeHost).Distinct())
        {
            yield return new Probe("dns", host, $"Correct the name in the target file, or let {host} resolve on this machine (DNS or hosts file).", run => ResolveAsync(host, run));
        }

        foreach (var origin in origins)
        {
            yield return new Probe("connection", Name(origin), "Start the server, or correct host and port in the target file; a firewall may stand between.", run => ConnectAsync(origin, run));
            yield return new Probe("tls", Name(origin), "Give the server a certificate for this name by an authority that this machine trusts (SSL_CERT_FILE names others).", run => ShakeHandsAsync(origin, "", run));
        }

        if (target.Mtls is { } mtls)
        {
            yield return new Probe("mtls", Name(mtls), "Start what asks for certificates there, or correct mtls, and name in trust the certificate that its own leads to.", run => ShakeHandsAsync(mtls, target.Trust, run));
        }

        if (target.Receiver is { } receiver)
        {
            yield return new Probe("receiver", Name(receiver), "Free this port of this machine, or name another in receiver, at which the server reaches it.", _ => Task.FromResult(Listen(receiver)));
        }
    }

    private static IEnumerable<Uri> Addresses(SystemUnderTest target) =>
        new[] { target.Target, target.Issuer, target.Control }.OfType<Uri>().Concat(target.Blocks.Values.Select(block => block.BaseUrl));

    private static string Name(Uri origin) => origin.GetLeftPart(UriPartial.Authority);

    private static async Task<string> ResolveAsync(string host, CheckRun run) =>
        string.Join(", ", (await Dns.GetHostAddressesAsync(host, run.CancellationToken)).Select(address => address.ToString()));

    private static async Task<string> ConnectAsync(Uri origin, CheckRun run)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(origin.DnsSafeHost, origin.Port, run.CancellationToken);
        return "open";
    }

    private static string Listen(Uri address)
    {
        using var receiver = new Receiver(address);
        try
        {
            return $"free: {receiver.Open()}";
        }
        catch (HttpListenerException taken)
        {
            throw new CheckFailedException("a port that is free", taken.Message);
        }
    }

    private static async Task<string> ShakeHandsAsync(Uri origin, string trust, CheckRun run)
    {
        if (origin.Scheme != "https")
        {
            return "plain HTTP, which is good for a sandbox only";
        }

        using var socket = new TcpClient();
        await socket.ConnectAsync(origin.DnsSafeHost, origin.Port, run.CancellationToken);
        await using var stream = new SslStream(socket.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = origin.DnsSafeHost, CertificateChainPolicy = MtlsClients.Trusting(trust) }, run.CancellationToken);
        }
        catch (AuthenticationException refused)
        {
            throw new CheckFailedException("a certificate that this machine trusts", refused.Message);
        }

        using var certificate = new X509Certificate2(stream.RemoteCertificate!);
        var end = certificate.NotAfter.ToUniversalTime();
        Expect.That(end - run.Clock.Now.UtcDateTime > SoonOver, "a certificate that is good for a week more", $"one that ends at {end:u}");
        return $"{stream.SslProtocol}, good until {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }
}
