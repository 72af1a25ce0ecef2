namespace DigitalIndiaStack.Core.Storage;

/// <summary>Work that is due, of whichever tenant.</summary>
/// <typeparam name="TId">The type of the id of what is to be worked on.</typeparam>
/// <param name="Tenant">The tenant that owns it.</param>
/// <param name="Id">What is to be worked on.</param>
public sealed record DueWork<TId>(string Tenant, TId Id);
