using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static DigitalIndiaStack.Identity.Tests.Aliases.OwnClient;

namespace DigitalIndiaStack.Identity.Tests.Verification;

/// <summary>The answer that a permission gives once, signed and encrypted (section 16).</summary>
public sealed class KycTests(IdentityHost host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_at_once_one_gets_the_answer_and_opens_it_with_its_RSA_key(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        using var rsa = RSA.Create(2048);
        var asked = await Asked.StartAsync(own);
        var key = await RegisterAsync(asked, rsa);
        var permission = await asked.GrantedAsync(PermissionPurpose.Kyc, key, PermissionItem.FullName, PermissionItem.DateOfBirth);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => TryAsync(asked, permission, $"request-{turn}")));

        var (request, answer) = Assert.Single(answers, taken => taken.Answer is not null);
        var token = new JsonWebToken(Open(answer!, rsa));
        await MustBeSignedAsync(own, token);
        var told = token.GetPayloadValue<JsonElement>("claims").EnumerateObject().Select(claim => $"{claim.Name} {claim.Value}").Order();
        Assert.Equal(["dateOfBirth 1990-01-02", $"fullName {asked.FullName}"], told);
        Assert.Equal((asked.Subject, request, permission.PermissionId.ToString()), (token.Subject, token.GetPayloadValue<string>("request_id"), token.GetPayloadValue<string>("permission_id")));
        Assert.Equal("kyc+jwt", token.Typ);
        Assert.Equal(PermissionStatus.Used, (await asked.Service.GetPermissionAsync(permission.PermissionId, Cancellation)).Status);
    }

    [Fact]
    public async Task An_independent_library_opens_an_answer_to_a_key_of_P_256()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, "The npm packages of the tests are not installed.");
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var asked = await Asked.StartAsync(host);
        var point = pair.ExportParameters(true);
        var (x, y) = (Base64Url.EncodeToString(point.Q.X), Base64Url.EncodeToString(point.Q.Y));
        var key = await asked.Service.RegisterEncryptionKeyAsync(new EncryptionKey { Kty = KeyType.EC, Crv = KeyCurve.P256, X = x, Y = y }, Cancellation);
        var permission = await asked.GrantedAsync(PermissionPurpose.Kyc, key.KeyId, PermissionItem.Email);

        var answer = (await asked.TakeAsync(permission)).Answer;

        using var node = NodeClient.Start("envelope.mjs", new()
        {
            ["ANSWER"] = answer,
            ["ISSUER"] = host.Address.AbsoluteUri,
            ["AUDIENCE"] = Asked.Client,
            ["KEY"] = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x, y, d = Base64Url.EncodeToString(point.D) }),
        });
        Assert.Equal(JsonSerializer.Serialize(new { kid = key.KeyId, claims = new { email = asked.Citizen.Email } }), await node.HearAsync());
    }

    [Fact]
    public async Task Nothing_is_told_without_a_permission_that_holds()
    {
        using var rsa = RSA.Create(2048);
        var asked = await Asked.StartAsync(host);
        var key = await RegisterAsync(asked, rsa);
        var waiting = await asked.AskAsync(PermissionPurpose.Kyc, key, PermissionItem.Email);
        var questions = await asked.GrantedAsync(PermissionPurpose.Verification, null, PermissionItem.FullName);
        var withdrawn = await asked.GrantedAsync(PermissionPurpose.Kyc, key, PermissionItem.Email);
        await asked.Person.WithdrawPermissionAsync(withdrawn.PermissionId, Cancellation);
        var other = await Asked.StartAsync(host);

        foreach (var permission in new[] { waiting, questions, withdrawn })
        {
            await RefusedAsync(409, "IDN-0514", () => asked.TakeAsync(permission));
        }

        var rival = await ServiceAsync(host, "conformance-rival", "identity.kyc");
        await RefusedAsync(404, "IDN-0404", () => rival.TakeKycAsync(withdrawn.PermissionId, new KycRequest { RequestId = NewKey() }, Cancellation));
        await RefusedAsync(404, "IDN-0404", () => other.DecideAsync(waiting));
        await RefusedAsync(404, "IDN-0404", () => other.Person.WithdrawPermissionAsync(questions.PermissionId, Cancellation));
    }

    [Fact]
    public async Task Bad_keys_are_refused()
    {
        using var small = RSA.Create(1024);
        var asked = await Asked.StartAsync(host);
        var off = new EncryptionKey { Kty = KeyType.EC, Crv = KeyCurve.P256, X = new string('A', 43), Y = new string('A', 43) };

        await RefusedAsync(422, "IDN-0516", () => RegisterAsync(asked, small));
        await RefusedAsync(422, "IDN-0516", () => asked.Service.RegisterEncryptionKeyAsync(off, Cancellation));
        await RefusedAsync(422, "IDN-0516", () => asked.Service.RegisterEncryptionKeyAsync(new EncryptionKey { Kty = KeyType.RSA }, Cancellation));
    }

    private static async Task<string> RegisterAsync(Asked asked, RSA rsa)
    {
        var numbers = rsa.ExportParameters(false);
        var key = new EncryptionKey { Kty = KeyType.RSA, N = Base64Url.EncodeToString(numbers.Modulus), E = Base64Url.EncodeToString(numbers.Exponent) };
        return (await asked.Service.RegisterEncryptionKeyAsync(key, Cancellation)).KeyId;
    }

    private static async Task<(string Request, string? Answer)> TryAsync(Asked asked, Permission permission, string request)
    {
        try
        {
            return (request, (await asked.TakeAsync(permission, request)).Answer);
        }
        catch (ApiException<ProblemDetails> refused)
        {
            Assert.Equal((409, "IDN-0514"), (refused.StatusCode, refused.Result.Code));
            return (request, null);
        }
    }

    private static string Open(string envelope, RSA rsa)
    {
        var parts = envelope.Split('.');
        var secret = rsa.Decrypt(Base64Url.DecodeFromChars(parts[1]), RSAEncryptionPadding.OaepSHA256);
        var (cipher, tag) = (Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]));
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(secret, tag.Length);
        aes.Decrypt(Base64Url.DecodeFromChars(parts[2]), cipher, tag, plain, Encoding.ASCII.GetBytes(parts[0]));
        return Encoding.UTF8.GetString(plain);
    }

    private static async Task MustBeSignedAsync(IdentityHost own, JsonWebToken token)
    {
        using var http = own.NewClient();
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative), Cancellation));
        var judged = await new JsonWebTokenHandler().ValidateTokenAsync(token.EncodedToken, new TokenValidationParameters
        {
            ValidIssuer = own.Address.AbsoluteUri,
            ValidAudience = Asked.Client,
            IssuerSigningKeys = keys.Keys,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = (_, end, _, _) => end - own.Clock.GetUtcNow().UtcDateTime <= TimeSpan.FromMinutes(5),
        });
        Assert.True(judged.IsValid, judged.Exception?.Message);
    }
}
