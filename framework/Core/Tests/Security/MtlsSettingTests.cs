using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Core.Testing.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>What the settings of mutual TLS may be, and what becomes of them.</summary>
public sealed class MtlsSettingTests
{
    [Theory]
    [InlineData("https://mtls.example.org", true)]
    [InlineData("https://127.0.0.1:5443/", true)]
    [InlineData("http://127.0.0.1:5443", false)]
    [InlineData("https://mtls.example.org/base", false)]
    [InlineData("https://mtls.example.org/?a", false)]
    [InlineData("https://me@mtls.example.org", false)]
    [InlineData("/mtls", false)]
    public void The_address_is_host_and_port_by_TLS(string address, bool isGood) =>
        Assert.Equal(isGood, new MtlsOptionsValidator().Validate(null, new MtlsOptions { Address = new Uri(address, UriKind.RelativeOrAbsolute) }).Succeeded);

    [Theory]
    [InlineData(null, null, "http://127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:5443", null, "http://127.0.0.1:5080;https://127.0.0.1:5443")]
    [InlineData("https://mtls.example.org", null, "http://127.0.0.1:5080;https://mtls.example.org:443")]
    [InlineData("https://mtls.example.org", "8443", "http://127.0.0.1:5080;https://mtls.example.org:8443")]
    public void The_host_listens_there_besides_and_last(string? address, string? port, string addresses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:5080", ["Mtls:Address"] = address, ["Mtls:Port"] = port });

        builder.AddCore();

        Assert.Equal(addresses, builder.Configuration["Urls"]);
    }

    [Fact]
    public void Without_other_addresses_the_host_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Mtls:Address"] = "https://127.0.0.1:5443";

        Assert.Contains("Urls", Assert.Throws<InvalidOperationException>(() => builder.AddCore()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3, -1, false)]
    [InlineData(-3, 3, true)]
    [InlineData(1, 3, false)]
    public void A_certificate_is_good_in_its_time(int from, int to, bool isGood)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = TestCertificate.Make(now.AddHours(from), now.AddHours(to));

        Assert.Equal(isGood, certificate.IsGoodAt(now));
    }
}
