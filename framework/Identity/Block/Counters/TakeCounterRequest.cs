using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>Puts what a counter asks for into its device code, where it waits for a person.</summary>
internal sealed class TakeCounterRequest(ClientDirectory clients) : IOpenIddictServerHandler<HandleDeviceAuthorizationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleDeviceAuthorizationRequestContext>()
        .UseScopedHandler<TakeCounterRequest>()
        .SetOrder(int.MinValue + 100_000)
        .Build();

    public async ValueTask HandleAsync(HandleDeviceAuthorizationRequestContext context)
    {
        var client = (await clients.FindAsync(context.ClientId, context.CancellationToken))!;
        var access = RequestedAccess.ForCounter(context.Request, client).Access!;
        var claims = ClaimsParameter.Read((string?)context.Request[ClaimsParameter.Name])!;
        context.Principal = PersonPrincipal.OfNobodyYet(access, AskedClaims.Of(claims, client, access));
    }
}
