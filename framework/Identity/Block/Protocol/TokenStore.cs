using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken<System.Guid>;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// OpenIddict's store of tokens, which writes a code or a pushed request once. OpenIddict makes the row for its id, makes the token that carries the id,
/// and then writes the token into the row: here the row waits for it.
/// </summary>
internal sealed class TokenStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options)
    : OpenIddictEntityFrameworkCoreTokenStore<Token, OpenIddictEntityFrameworkCoreApplication<Guid>, OpenIddictEntityFrameworkCoreAuthorization<Guid>, Guid>(cache, context, options)
{
    public override async ValueTask CreateAsync(Token token, CancellationToken cancellationToken)
    {
        if (token.Payload is null && IsByReference(token))
        {
            (await Context.GetDbContextAsync(cancellationToken)).Add(token);
            return;
        }

        await base.CreateAsync(token, cancellationToken);
    }

    public override async ValueTask UpdateAsync(Token token, CancellationToken cancellationToken)
    {
        var db = await Context.GetDbContextAsync(cancellationToken);
        if (db.Entry(token).State == EntityState.Added)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await base.UpdateAsync(token, cancellationToken);
    }

    private static bool IsByReference(Token token) =>
        token.Type is TokenTypeIdentifiers.Private.AuthorizationCode or TokenTypeIdentifiers.Private.RequestToken or TokenTypeIdentifiers.Private.DeviceCode or TokenTypeIdentifiers.Private.UserCode;
}
