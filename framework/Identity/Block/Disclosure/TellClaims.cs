using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Puts into the identity token the claims that were asked for it by name (IDN-15.3).</summary>
internal sealed class TellClaims(IdentityDbContext db) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseScopedHandler<TellClaims>()
        .SetOrder(PersonalTokens.Descriptor.Order + 100)
        .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || context.IdentityTokenPrincipal is not { } token
            || context.Principal!.GetClaims(AskedClaims.IdentityTokenClaim) is not { IsEmpty: false } asked)
        {
            return;
        }

        var id = PersonPrincipal.IdOf(context.Principal!);
        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == id, context.CancellationToken);
        foreach (var name in asked)
        {
            token.SetClaim(name, PersonClaims.ValueOf(person, name));
        }

        if (VerifiedIdentity.Of(person, asked) is { } told)
        {
            token.SetClaim(PersonClaims.Verified, told);
        }
    }
}
