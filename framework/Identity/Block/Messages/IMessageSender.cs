namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>Brings one-time codes to persons: a deployment connects it to its SMS, mail or postal service.</summary>
public interface IMessageSender
{
    /// <summary>Hands a message over for sending.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
