using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>Keeps messages in the store, for a sandbox.</summary>
internal sealed class SandboxInbox(IdentityDbContext db, TimeProvider clock) : IMessageSender, ISandboxInbox
{
    private const int MostListed = 200;

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Messages.Add(new SandboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Tenant = message.Tenant,
            To = message.To,
            Text = message.Text,
            Code = message.Code,
            At = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<KeptMessage>> ListAsync(string tenant, string? address, int limit, CancellationToken cancellationToken) =>
        await db.Messages.AsNoTracking()
            .Where(message => message.Tenant == tenant && (address == null || message.To == address))
            .OrderByDescending(message => message.At)
            .ThenByDescending(message => message.Id)
            .Take(Math.Clamp(limit, 1, MostListed))
            .Select(message => new KeptMessage(message.To, message.Text, message.Code, message.At))
            .ToListAsync(cancellationToken);
}
