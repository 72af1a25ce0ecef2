using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Encrypts what a factor needs in the clear, with the keys of the host, which lie outside the store; each value is good for its person alone.</summary>
internal sealed class FactorSecrets(IDataProtectionProvider protection)
{
    private const string Purpose = "DigitalIndiaStack.Identity.Factors.v1";

    /// <summary>Encrypts a secret of a person.</summary>
    public string Protect(PersonId person, byte[] secret) => Convert.ToBase64String(For(person).Protect(secret));

    /// <summary>The secret of a person.</summary>
    /// <returns>A random one when the keys of the host that encrypted it are lost: nothing is right then.</returns>
    public byte[] Unprotect(PersonId person, string stored)
    {
        try
        {
            return For(person).Unprotect(Convert.FromBase64String(stored));
        }
        catch (CryptographicException)
        {
            return RandomNumberGenerator.GetBytes(32);
        }
    }

    private IDataProtector For(PersonId person) => protection.CreateProtector(Purpose, person.ToString());
}
