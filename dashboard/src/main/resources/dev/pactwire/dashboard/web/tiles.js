// The world as tiles, one a country, so that small states are seen as well as large ones. The places come from
// the countries' rough positions, spread out so that each has a cell of its own.

const ROWS = `
                       GL
                          IS       NO DK SE    LV FI                RU
        CA                   IE GB NL DE CZ PL LT EE BY
                                BE LU LI AT HU SK RO UA             KZ
                                FR CH SM SI BA RS BG MD    GE    UZ       MN
        US                   PT AD MC IT HR ME XK MK    TR AM AZ TM KG          KP
                                ES    VA MT AL GR    CY LB SY IR AF TJ    CN    KR JP
                             MA    DZ TN    LY       IL PS IQ KW BH PK NP BT
        MX CU BS DO          EH                      EG JO SA QA AE IN BD    HK TW
        BZ JM HT KN AG       MR ML    NE                         OM    MM LA MO
        GT HN PR DM LC CV GM SN             TD       SD ER    YE          TH VN
        SV NI CR GD VC BB GW GN BF BJ NG                ET DJ                KH PH
           PA VE TT GY    SL CI GH TG    CM    CF    SS    SO          LK    BN    PW FM MH
              CO    SR       LR    ST GQ             UG KE          MV    MY SG       NR KI
           EC                         GA CG    CD BI RW TZ       SC          ID    PG
              PE    BR                      AO    ZM MW    KM                   TL    SB TV WS
                 BO                               ZW    MZ    MG MU                   VU FJ NU PF
                    PY                      NA BW    SZ                            AU NC    TO CK
              CL AR UY                         ZA LS
                                                                                         NZ`;

/** Each country: code, column, row; columns and rows count from 0. */
export const TILES = ROWS.split('\n').filter(line => line.trim()).flatMap((line, row) =>
  [...line.matchAll(/[A-Z]{2}/g)].map(found => ({ code: found[0], column: Math.round((found.index - 8) / 3), row })));

export const COLUMNS = Math.max(...TILES.map(tile => tile.column)) + 1;
export const LINES = Math.max(...TILES.map(tile => tile.row)) + 1;
