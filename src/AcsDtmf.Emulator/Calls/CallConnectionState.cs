using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The states a call goes through.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallConnectionState>))]
public enum CallConnectionState
{
    /// <summary>Not known yet; a freshly answered call can report it.</summary>
    Unknown,

    /// <summary>Being established.</summary>
    Connecting,

    /// <summary>Established.</summary>
    Connected,

    /// <summary>Being transferred.</summary>
    Transferring,

    /// <summary>Transferred; the other side accepted.</summary>
    TransferAccepted,

    /// <summary>Ending.</summary>
    Disconnecting,

    /// <summary>Over.</summary>
    Disconnected,
}
