using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Signs deliveries: HTTP Message Signatures (RFC 9421) by ES256, over a digest of the body (RFC 9530).</summary>
internal sealed class DeliverySignature(ServiceKeys keys, TimeProvider clock)
{
    private const string Components = "(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\")";

    private ServiceKey Key => keys.Get(PaymentsBlock.BlockName);

    /// <summary>Gives a POST its body and signs it.</summary>
    public void Seal(HttpRequestMessage request, byte[] body)
    {
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";
        var parameters = string.Create(CultureInfo.InvariantCulture, $"{Components};created={clock.GetUtcNow().ToUnixTimeSeconds()};keyid=\"{Key.Signing.Key.KeyId}\";alg=\"ecdsa-p256-sha256\"");
        var signed = string.Join(
            '\n',
            $"\"@method\": {request.Method.Method}",
            $"\"@target-uri\": {request.RequestUri!.AbsoluteUri}",
            $"\"content-type\": {CloudEvent.MediaType}",
            $"\"content-digest\": {digest}",
            $"\"@signature-params\": {parameters}");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType);
        request.Content.Headers.Add("Content-Digest", digest);
        request.Headers.Add("Signature-Input", $"dis={parameters}");
        request.Headers.Add("Signature", $"dis=:{Convert.ToBase64String(Key.Sign(Encoding.ASCII.GetBytes(signed)))}:");
    }

    /// <summary>The public key that verifies deliveries.</summary>
    public PaymentKeySet PublicKeys()
    {
        var key = Key.PublicJwk();
        return new PaymentKeySet
        {
            Keys = [new PaymentKey { Kty = PaymentKeyKty.EC, Use = PaymentKeyUse.Sig, Alg = PaymentKeyAlg.ES256, Crv = PaymentKeyCrv.P256, Kid = key.Kid, X = key.X, Y = key.Y }],
        };
    }
}
