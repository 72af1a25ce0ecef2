namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>One thing that can be seen from beside.</summary>
/// <param name="Clause">The clause that it belongs to.</param>
/// <param name="Applies">Whether an exchange says anything about it.</param>
/// <param name="Assert">Throws when the clause is broken.</param>
internal sealed record PassiveRule(string Clause, Func<Passed, bool> Applies, Action<Passed> Assert);
