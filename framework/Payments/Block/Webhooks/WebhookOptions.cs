namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Settings of webhooks, section <c>Payments:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>The most attempts that any server makes; a host that dies within one counts it too.</summary>
    internal const int Most = 20;

    /// <summary>Whether a URL may be http to 127.0.0.1 or ::1, so that a test on this machine can receive.</summary>
    /// <value>The default is <see langword="false"/>; only a sandbox may say otherwise.</value>
    public bool AllowLoopback { get; set; }

    /// <summary>How many webhooks a client may have that are not closed.</summary>
    /// <value>1 to 100,000. The default is 50.</value>
    public int MaximumPerClient { get; set; } = 50;

    /// <summary>How often a delivery is tried before it is given up.</summary>
    /// <value>1 to 20. The default is 15, some two days.</value>
    public int MaximumAttempts { get; set; } = 15;

    /// <summary>The pause after the first attempt; it doubles after each.</summary>
    /// <value>1 to 3600 seconds. The default is 10.</value>
    public int FirstPauseSeconds { get; set; } = 10;

    /// <summary>The longest pause.</summary>
    /// <value>1 to 86,400 seconds. The default is 21,600, six hours.</value>
    public int LongestPauseSeconds { get; set; } = 21_600;

    /// <summary>How long a receiver may take to answer.</summary>
    /// <value>1 to 30 seconds. The default is 10.</value>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>How long deliveries stay readable.</summary>
    /// <value>1 to 365 days. The default is 30.</value>
    public int KeepDays { get; set; } = 30;

    /// <summary>Longer than any attempt; then another host takes over from one that died.</summary>
    internal TimeSpan Lease => TimeSpan.FromSeconds(TimeoutSeconds + 30);

    /// <summary>The pause after an attempt (PAY-12.11).</summary>
    /// <param name="attempt">Counted from 1.</param>
    internal TimeSpan PauseAfter(int attempt) => TimeSpan.FromSeconds(Math.Min(FirstPauseSeconds * Math.Pow(2, attempt - 1), LongestPauseSeconds));

    /// <summary>The settings that are out of bounds.</summary>
    internal IEnumerable<string> Faults()
    {
        (string Name, int Value, int Least, int Most)[] bounds =
        [
            (nameof(MaximumPerClient), MaximumPerClient, 1, 100_000), (nameof(MaximumAttempts), MaximumAttempts, 1, Most), (nameof(FirstPauseSeconds), FirstPauseSeconds, 1, 3600),
            (nameof(LongestPauseSeconds), LongestPauseSeconds, 1, 86_400), (nameof(TimeoutSeconds), TimeoutSeconds, 1, 30), (nameof(KeepDays), KeepDays, 1, 365),
        ];
        return bounds.Where(bound => bound.Value < bound.Least || bound.Value > bound.Most)
            .Select(bound => $"{PaymentsOptions.Section}:Webhooks:{bound.Name} is {bound.Value}, and must be {bound.Least} to {bound.Most}.");
    }
}
