using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class TargetFileTests
{
    [Fact]
    public void Secrets_are_read_by_reference()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");

        var target = TargetFile.Read(folder.Sut, new Uri("http://127.0.0.1:2"));

        Assert.Equal(SmallTarget.Pin, target.A.Persons[0].Pin);
        Assert.StartsWith("-----BEGIN", target.A.Clients[0].KeyPem, StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:2/issuer", target.Issuer.ToString());
        Assert.Equal("http://127.0.0.1:2/things/v1", target.AddressOf("things").BaseUrl.ToString());
    }

    [Fact]
    public void A_literal_secret_is_refused_and_not_repeated()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");
        File.WriteAllText(folder.Sut, File.ReadAllText(folder.Sut).Replace("file:pin", "482915", StringComparison.Ordinal));

        var fault = Assert.Throws<ConfigurationFaultException>(() => TargetFile.Read(folder.Sut, null));

        Assert.Contains("/tenants/a/persons/0/pin", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("482915", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");
        File.WriteAllText(folder.Sut, File.ReadAllText(folder.Sut)
            .Replace("file:client.pem", "env:NO_SUCH_VARIABLE_ANYWHERE", StringComparison.Ordinal)
            .Replace("file:pin", "file:no-such-file", StringComparison.Ordinal));

        var fault = Assert.Throws<ConfigurationFaultException>(() => TargetFile.Read(folder.Sut, null));

        Assert.Equal(3, fault.Faults.Count);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("https://a b.example.org")]
    [InlineData("http://host:99999999")]
    public void An_address_that_is_none_is_a_fault_of_the_file(string address)
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");
        File.WriteAllText(folder.Sut, File.ReadAllText(folder.Sut).Replace("issuer: /issuer", $"issuer: '{address}'", StringComparison.Ordinal));

        Assert.Contains("issuer", Assert.Throws<ConfigurationFaultException>(() => TargetFile.Read(folder.Sut, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_none_is_a_fault_of_the_file_and_one_that_is_goes_with_its_key()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(folder.Sut, File.ReadAllText(folder.Sut)
            .Replace("clientId: reader, key: 'file:client.pem'", "clientId: reader, key: 'file:client.pem', certificate: 'file:client.crt'", StringComparison.Ordinal)
            .Replace("issuer: /issuer", "issuer: /issuer\nmtls: https://127.0.0.1:3\ntrust: file:client.crt", StringComparison.Ordinal));
        var file = Path.Combine(Path.GetDirectoryName(folder.Sut)!, "client.crt");
        File.WriteAllText(file, "no certificate");

        var fault = Assert.Throws<ConfigurationFaultException>(() => TargetFile.Read(folder.Sut, null));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        var target = TargetFile.Read(folder.Sut, null);

        Assert.Equal(["trust: it is no certificate in PEM.", "tenants.a.clients[0].certificate: it is no certificate in PEM."], fault.Faults);
        Assert.Equal(("https://127.0.0.1:3/", target.A.Clients[0].KeyPem), (target.Mtls!.ToString(), target.A.Clients[0].Certificate.KeyPem));
    }

    [Fact]
    public void A_key_that_cannot_sign_is_a_fault_of_the_file_and_not_repeated()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1");
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        foreach (var (pem, isGood) in new[] { ("bm8ga2V5", false), (large.ExportPkcs8PrivateKeyPem(), false), (rsa.ExportSubjectPublicKeyInfoPem(), false), (rsa.ExportPkcs8PrivateKeyPem(), true) })
        {
            File.WriteAllText(Path.Combine(folder.Folder, "client.pem"), pem);

            var faults = new List<string>();
            TargetFile.Read(folder.Sut, null, faults);

            Assert.Equal(isGood ? 0 : 2, faults.Count);
            Assert.All(faults, fault => Assert.Contains(".key: ", fault, StringComparison.Ordinal));
            Assert.DoesNotContain(faults, fault => fault.Contains(pem, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_unknown_member_is_refused()
    {
        using var folder = new SmallTarget("http://127.0.0.1:1", "surprise: 1\n");

        Assert.Contains("surprise", Assert.Throws<ConfigurationFaultException>(() => TargetFile.Read(folder.Sut, null)).Message, StringComparison.Ordinal);
    }
}
