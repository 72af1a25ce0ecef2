namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>Whose the object of an operation is (<c>x-dis-owner</c>); to others it does not exist.</summary>
public enum ObjectOwner
{
    /// <summary>The operation names no object.</summary>
    None,

    /// <summary>Anybody's in the tenant who has the scope.</summary>
    Tenant,

    /// <summary>The client's that made it.</summary>
    Client,

    /// <summary>The person's whom it is about.</summary>
    Person,
}
