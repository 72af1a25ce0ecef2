using System.Buffers;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Keys;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Answers a userinfo request by a signed JWT (IDN-15.12), encrypted to the client's key (IDN-15.13), where the client is registered so.</summary>
internal sealed class SealUserInfo(ClientDirectory clients, IdentityKeys keys, IOptions<IdentityOptions> options) : IOpenIddictServerHandler<ApplyUserInfoResponseContext>
{
    private const string MediaType = "application/jwt";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyUserInfoResponseContext>()
        .UseScopedHandler<SealUserInfo>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.ProcessJsonResponse<ApplyUserInfoResponseContext>.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(ApplyUserInfoResponseContext context)
    {
        var token = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)?.AccessTokenPrincipal;
        if (!string.IsNullOrEmpty(context.Response.Error) || token?.GetClaim(Claims.ClientId) is not { } clientId
            || await clients.FindAsync(clientId, context.CancellationToken) is not { IsUserInfoSigned: true } client)
        {
            return;
        }

        context.Response[Claims.Issuer] = options.Value.Issuer.AbsoluteUri;
        context.Response[Claims.Audience] = clientId;
        var signed = new JsonWebTokenHandler().CreateToken(TextOf(context.Response), new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
        var http = context.Transaction.GetHttpRequest()!.HttpContext.Response;
        http.ContentType = MediaType;
        await http.WriteAsync(client.UserInfoKey is { } key ? Jwe.Encrypt(signed, new JsonWebKey(key)) : signed, context.CancellationToken);
        context.HandleRequest();
    }

    private static string TextOf(OpenIddictResponse response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            response.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
