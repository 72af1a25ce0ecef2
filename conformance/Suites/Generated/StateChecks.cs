using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Suites.Agriculture;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>The state machines of <c>specs/*/states.yaml</c>, walked over every transition, legal and illegal.</summary>
internal static class StateChecks
{
    [Check("CNS-C21")]
    [Touches(Reads = [Roles.Citizen], MovesClock = true)]
    [Verifies("CNS-3.2")]
    [Verifies("CNS-3.5")]
    [Verifies("CNS-3.7")]
    public static Task A_request_for_consent_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "consent-request", () => RequestLife.MakeAsync(run));

    [Check("CNS-C22")]
    [Touches(Reads = [Roles.Citizen], MovesClock = true)]
    [Verifies("CNS-4.1")]
    [Verifies("CNS-4.3")]
    [Verifies("CNS-4.4")]
    public static Task A_consent_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "consent", () => ConsentLife.MakeAsync(run));

    [Check("PAY-C30")]
    [Touches]
    [Verifies("PAY-2.8")]
    public static Task An_account_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "account", () => AccountLife.MakeAsync(run));

    [Check("PAY-C46")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-7.5")]
    [Verifies("PAY-7.7")]
    public static Task A_request_to_pay_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "payment-request", () => PaymentRequestLife.MakeAsync(run));

    [Check("PAY-C67")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-10.15")]
    public static Task A_batch_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "batch", () => BatchLife.MakeAsync(run));

    [Check("PAY-C81")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-11.9")]
    [Verifies("PAY-11.10")]
    [Verifies("PAY-11.11")]
    public static Task A_mandate_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "mandate", () => MandateLife.MakeAsync(run));

    [Check("PAY-C115")]
    [Touches]
    [Verifies("PAY-12.21")]
    public static Task A_webhook_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "webhook", () => WebhookLife.MakeAsync(run));

    [Check("PAY-C128")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-13.9")]
    [Verifies("PAY-13.10")]
    [Verifies("PAY-13.13")]
    [Verifies("PAY-13.16")]
    public static Task A_voucher_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "voucher", () => VoucherLife.MakeAsync(run));

    [Check("PAY-C159")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-15.13")]
    [Verifies("PAY-15.16")]
    [Verifies("PAY-15.17")]
    public static Task A_bill_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "bill", () => BillLife.MakeAsync(run));

    [Check("PAY-C183")]
    [Verifies("PAY-17.11")]
    public static Task A_settlement_window_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "settlement-window", () => WindowLife.MakeAsync(run));

    [Check("PAY-C202")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-18.18")]
    public static Task A_dispute_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "dispute", () => DisputeLife.MakeAsync(run));

    [Check("PAY-C214")]
    [Touches(MovesClock = true)]
    [Verifies("PAY-19.11")]
    [Verifies("PAY-19.18")]
    public static Task An_outward_transfer_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "outward-transfer", () => OutwardLife.MakeAsync(run));

    [Check("IDN-C159")]
    [Touches]
    [Verifies("IDN-12.15")]
    public static Task A_virtual_id_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "virtual-id", () => VirtualIdLife.MakeAsync(run));

    [Check("IDN-C166")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-16.8")]
    public static Task A_permission_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "permission", () => PermissionLife.MakeAsync(run));

    [Check("IDN-C111")]
    [Touches]
    [Verifies("IDN-14.2")]
    public static Task An_application_for_enrolment_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "enrolment", () => EnrolmentLife.MakeAsync(run));

    [Check("IDN-C112")]
    [Touches]
    [Verifies("IDN-14.2")]
    public static Task A_person_lives_as_their_states_say(CheckRun run) => WalkAsync(run, "person", () => PersonLife.MakeAsync(run));

    [Check("IDN-C113")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-14.2")]
    [Verifies("IDN-14.25")]
    public static Task A_guardianship_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "guardianship", () => GuardianLife.MakeAsync(run));

    [Check("IDN-C257")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-21.2")]
    public static Task An_import_from_a_register_lives_as_its_states_say(CheckRun run) => WalkAsync(run, "register-import", () => RegisterImportLife.MakeAsync(run));

    [Check("AGR-C15", Blocks = ["agriculture", "consent", "identity", "payments", "registries"])]
    [Verifies("AGR-3.4")]
    [Verifies("AGR-3.6")]
    [Verifies("AGR-4.2")]
    [Touches(Reads = [Roles.Officer])]
    public static async Task An_application_lives_as_its_states_say(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        await WalkAsync(run, "application", () => ApplicationLife.MakeAsync(run, scheme));
    }

    private static Task WalkAsync(CheckRun run, string machine, Func<Task<IStateDriver>> make) =>
        new StateWalk(run.Specs.Machines.Single(found => found.Name == machine), make).RunAsync(run);
}
