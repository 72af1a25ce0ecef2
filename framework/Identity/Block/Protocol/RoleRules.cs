using System.Collections.Immutable;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Decides which scopes a person may have.</summary>
internal sealed class RoleRules(IOptions<IdentityOptions> options)
{
    /// <summary>Leaves out the scopes that want a role which the person does not have.</summary>
    public ImmutableArray<string> Keep(ImmutableArray<string> scopes, Person person) =>
        [.. scopes.Where(scope => !options.Value.RoleScopes.TryGetValue(scope, out var role) || person.Has(role))];
}
