namespace DigitalIndiaStack.Conformance.Emulators.Catalogue;

/// <summary>Deliveries of an event after which a client must have paid once, or not at all.</summary>
internal static class WebhookMutants
{
    public static IReadOnlyList<ClientMutant> All { get; } =
    [
        Delivery("PAY-E08", "PAY-12.12", "The event is delivered a second time, with the same id.", Duty.Once, Post.Twice),
        Delivery("PAY-E09", "PAY-12.12", "The event is delivered twice at the same time, with one id.", Duty.Once, Post.TwiceAtOnce),
        Delivery("PAY-E10", "PAY-12.9", "The delivery is not signed.", Duty.Refuse, Post.Unsigned),
        Delivery("PAY-E11", "PAY-12.9", "The delivery is signed by a key that is not published.", Duty.Refuse, Post.Stranger),
        Delivery("PAY-E12", "PAY-12.9", "The body of the delivery was changed after it was signed.", Duty.Refuse, Post.OtherBody),
        Delivery("PAY-E13", "PAY-12.10", "The delivery was signed an hour ago.", Duty.Refuse, Post.Stale),
    ];

    private static ClientMutant Delivery(string id, string rule, string fault, Duty duty, Post post) => new(id, rule, fault, Job.Webhook, duty) { Post = post };
}
