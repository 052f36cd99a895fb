BEGIN TRANSACTION;
CREATE TABLE action (
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "action" VALUES(312656938060143658,21,'lead','begin the consensus','done');
INSERT INTO "action" VALUES(401874165559391830,19,'ana','finish one','done');
INSERT INTO "action" VALUES(911195808718106718,3,'lead','add 5 codes','done');
INSERT INTO "action" VALUES(1112814120042163078,17,'ana','code a/b','done');
INSERT INTO "action" VALUES(4168098993859702940,1,'lead','new study','done');
INSERT INTO "action" VALUES(4948293742049358170,9,'lead','add 1 interviewees','done');
INSERT INTO "action" VALUES(5033934228904629320,18,'ben','code a/b','done');
INSERT INTO "action" VALUES(6996539484856313679,15,'lead','add coders','done');
INSERT INTO "action" VALUES(7245982165714709300,20,'ben','finish one','done');
INSERT INTO "action" VALUES(7748065638080234447,22,'lead','settle one','done');
INSERT INTO "action" VALUES(8559494000857028993,13,'lead','import 1 transcripts','done');
CREATE TABLE assignment (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE TABLE category (
        id INTEGER NOT NULL,
        path VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (path)
    );
INSERT INTO "category" VALUES(852239094203452518,'a/b','B',1);
INSERT INTO "category" VALUES(8682629222055480099,'unknown','Unknown',2);
INSERT INTO "category" VALUES(8706913115695988783,'a','A',0);
CREATE TABLE claim (
        id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        code_id INTEGER NOT NULL,
        stance VARCHAR NOT NULL,
        category VARCHAR NOT NULL,
        quantifier VARCHAR NOT NULL,
        evidence JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
CREATE TABLE code (
        id INTEGER NOT NULL,
        parent_id INTEGER,
        "key" VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        definition VARCHAR NOT NULL,
        include VARCHAR NOT NULL,
        exclude VARCHAR NOT NULL,
        examples JSON NOT NULL,
        color VARCHAR NOT NULL,
        aliases JSON NOT NULL,
        position INTEGER NOT NULL,
        retired BOOLEAN NOT NULL,
        added_in INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (parent_id, "key"),
        FOREIGN KEY(parent_id) REFERENCES code (id)
    );
INSERT INTO "code" VALUES(389677510161709616,8434213823765187741,'c','C','','','','[]','','[]',2,0,1);
INSERT INTO "code" VALUES(3998923255922532305,NULL,'a','A','','','','[]','#0072B2','[]',0,0,1);
INSERT INTO "code" VALUES(5441648031517548724,NULL,'e','E','','','','[]','','[]',4,0,1);
INSERT INTO "code" VALUES(8434213823765187741,3998923255922532305,'b','B','','','','[]','','[]',1,0,1);
INSERT INTO "code" VALUES(8782571111323673999,3998923255922532305,'d','D','','','','[]','','[]',3,0,1);
CREATE TABLE code_change (
        id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
CREATE TABLE codebook_revision (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number)
    );
INSERT INTO "codebook_revision" VALUES(7126729100342515002,1,'Test','1','','2026-11-25T07:13:41.741Z');
CREATE TABLE coder (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    );
INSERT INTO "coder" VALUES(813095670788905873,'ana');
INSERT INTO "coder" VALUES(7285102730278680457,'ben');
INSERT INTO "coder" VALUES(7326580712578744824,'consensus');
CREATE TABLE coding (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        memo VARCHAR NOT NULL,
        stance VARCHAR NOT NULL,
        quotable VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
INSERT INTO "coding" VALUES(92169626477506951,4396200675870827740,7285102730278680457,8434213823765187741,1,24,30,'','','verbatim','2026-11-25T07:13:41.791Z',1,'60209789c6dbbc64dbe7f5282569bfea','03da1897d23f4005642094b9e477751688504e75e56578f332b15bb0dddabe69');
INSERT INTO "coding" VALUES(265816859697901405,4396200675870827740,7326580712578744824,8434213823765187741,1,24,30,'','','verbatim','2026-11-25T07:13:41.806Z',1,'b129df973c3eb6f64b4b705ce2d79d2c','87510db89bd9da3bd36c528e2a481de959db7eb6c8f26334e063803c0aae39e1');
INSERT INTO "coding" VALUES(3249900252647746552,4396200675870827740,813095670788905873,8434213823765187741,1,24,35,'','','verbatim','2026-11-25T07:13:41.790Z',1,'1c3f80bb7c44220bce8ddc25a135af28','ee528efff36a0bdd836af4605a0c97f7c73cdc2221f92954b1207ef47198f27a');
CREATE TABLE coding_speaker (
        coding_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        words INTEGER NOT NULL,
        PRIMARY KEY (coding_id, interviewee_id),
        FOREIGN KEY(coding_id) REFERENCES coding (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "coding_speaker" VALUES(92169626477506951,9070303462451019305,2);
INSERT INTO "coding_speaker" VALUES(265816859697901405,9070303462451019305,2);
INSERT INTO "coding_speaker" VALUES(3249900252647746552,9070303462451019305,3);
CREATE TABLE decision (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        choice VARCHAR NOT NULL,
        accepted INTEGER,
        note VARCHAR NOT NULL,
        made_by VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(code_id) REFERENCES code (id),
        FOREIGN KEY(accepted) REFERENCES coder (id)
    );
INSERT INTO "decision" VALUES(8965110108126376913,4396200675870827740,8434213823765187741,1,24,35,'accept',7285102730278680457,'x','lead','2026-11-25T07:13:41.807Z','94946a1eb60caf74b5bd2f163d9691c3','e849e67050169c2ecb9813a5038e465e2050f93baa2d6eac82eca1b46207e660');
CREATE TABLE event (
        seq INTEGER NOT NULL,
        id INTEGER NOT NULL,
        action_id INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        reverses INTEGER,
        kind VARCHAR NOT NULL,
        subject INTEGER NOT NULL,
        "before" VARCHAR,
        "after" VARCHAR,
        at VARCHAR NOT NULL,
        content_key VARCHAR NOT NULL,
        content_digest VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (seq),
        UNIQUE (id)
    );
INSERT INTO "event" VALUES(1,3033953676134122981,4168098993859702940,'lead','new study',NULL,'study',7013071895092491909,NULL,'{"blind":"always","created_at":"2026-11-25T07:13:41.737Z","id":7013071895092491909,"title":"S","uid":"aac059cf2723c4d9bf09e3862e5e8b8a"}','2026-11-25T07:13:41.739Z','ef62e5777234865321147c70bafb9ba5','dcfca2068d0a7e975c29b7a79bbb745bd0dc370c3de0b7804c6e653832e1c244','25313b76c235cc6c66620c6b5668380fa8a88971daca4dea8a64f61d10d70510');
INSERT INTO "event" VALUES(2,7930938833858709406,4168098993859702940,'lead','new study',NULL,'category',8682629222055480099,NULL,'{"id":8682629222055480099,"name":"Unknown","path":"unknown","position":0}','2026-11-25T07:13:41.739Z','75c64826f16afc80a2106f5269a33691','b7b1a68d7bf6f60aa4b4d604124608e7130a866c49ef805786e54e40cfc0d6d8','5004247a7cbe9ee819959d50f3f32d993fd16c2ee961bc5e51ede3b4a70e12b9');
INSERT INTO "event" VALUES(3,545347018077526060,911195808718106718,'lead','add 5 codes',NULL,'codebook_revision',7126729100342515002,NULL,'{"id":7126729100342515002,"made_at":"2026-11-25T07:13:41.741Z","number":1,"reason":"","title":"Test","version":"1"}','2026-11-25T07:13:41.742Z','9213a4f399dec76725ba7a64c2a600f1','54a083427a73d53a813132425af2e69fa2bf632ad6e9ae0b1895bd72d6005aba','3107a5885ea69542873a59a39e573fa48e41bf6866ebba9b2ea904acdbe30bb1');
INSERT INTO "event" VALUES(4,296252240176257169,911195808718106718,'lead','add 5 codes',NULL,'code',3998923255922532305,NULL,'{"added_in":1,"aliases":[],"color":"#0072B2","definition":"","examples":[],"exclude":"","id":3998923255922532305,"include":"","key":"a","name":"A","parent_id":null,"position":0,"retired":false}','2026-11-25T07:13:41.742Z','185142eb35f3bcf275fd6a3263199760','19cc035710ce5d4ae5220fa48a631587bb66e74ec1df43465a51a154dab2b265','4aaba3b8e899c686478340950759151fb3db678e71cf4f705ca18662fc8dd98f');
INSERT INTO "event" VALUES(5,6306638473508976436,911195808718106718,'lead','add 5 codes',NULL,'code',8434213823765187741,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":8434213823765187741,"include":"","key":"b","name":"B","parent_id":3998923255922532305,"position":1,"retired":false}','2026-11-25T07:13:41.742Z','2bcaf1f39f9e1b51c7f643bc56707adf','15adff5b24a57e2379aa635eadcf4d8a75255835cab182c0d7507fcf10734e30','021950819e89d24f4811aad1894915643c4444443af21dfca7be87e6f6d40b35');
INSERT INTO "event" VALUES(6,8211274550560773316,911195808718106718,'lead','add 5 codes',NULL,'code',389677510161709616,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":389677510161709616,"include":"","key":"c","name":"C","parent_id":8434213823765187741,"position":2,"retired":false}','2026-11-25T07:13:41.742Z','b2fdc0721fc2bc799dcb43882bcf0a06','02c78223cf7eecbcc548991d1b6c282c1ff2eb302d51704a46170a138d8d8a13','cc040fd07c03c1ce4b9b08dfe67e6ba15a10a4c1ab16aef30e169def43f188c6');
INSERT INTO "event" VALUES(7,5751369024831279738,911195808718106718,'lead','add 5 codes',NULL,'code',8782571111323673999,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":8782571111323673999,"include":"","key":"d","name":"D","parent_id":3998923255922532305,"position":3,"retired":false}','2026-11-25T07:13:41.742Z','9abb349edfd0f395c71f6b0e71e464fa','fbc5895ecb633e5799e15de5f2a52fc56087d0af6d6aea30b3c1bf18d0cbc35e','87de68f5e0377bf29d4829a546e765dd990810c4591ca9c595cb7e94fd3b310b');
INSERT INTO "event" VALUES(8,6256157270912506563,911195808718106718,'lead','add 5 codes',NULL,'code',5441648031517548724,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":5441648031517548724,"include":"","key":"e","name":"E","parent_id":null,"position":4,"retired":false}','2026-11-25T07:13:41.742Z','d4130734080b4aa570113571fecf0628','8362e43a8fb4df67f19e34e34a0370959603d85c32efccfa6e179c5f769fa43a','7c4f6fe99325343ce4020a84337d3e88fa9aabae2b14065e00957e33ad625895');
INSERT INTO "event" VALUES(9,199276883590708526,4948293742049358170,'lead','add 1 interviewees',NULL,'category',8706913115695988783,NULL,'{"id":8706913115695988783,"name":"A","path":"a","position":0}','2026-11-25T07:13:41.744Z','ed342c4905374bdfcaeb001ba75fa2a4','9077eb12b6cde36433e9e1955c730fca546e154ca70c8a8f06b3b514fb4d6df1','478edb2d1b3e4961f71a7ffdddbea85d1ffbdbb12298b3453eaa264136fb16ed');
INSERT INTO "event" VALUES(10,6893489616776568851,4948293742049358170,'lead','add 1 interviewees',NULL,'category',852239094203452518,NULL,'{"id":852239094203452518,"name":"B","path":"a/b","position":1}','2026-11-25T07:13:41.744Z','420b0f4ba06eef3e63fceadcccab5088','aa91370e9ba3ee50335d1d94a409c23c356c8b7467db2ce67b3d6a944d35c289','44746d6c0e5d13dce5913279f6a8faf4a3da342b21d98a61908b23f59fb85169');
INSERT INTO "event" VALUES(11,7720921165920679399,4948293742049358170,'lead','add 1 interviewees',NULL,'category',8682629222055480099,'{"id":8682629222055480099,"name":"Unknown","path":"unknown","position":0}','{"id":8682629222055480099,"name":"Unknown","path":"unknown","position":2}','2026-11-25T07:13:41.744Z','89dcd8a622bb898ba879cc118442e8ad','ef0cd7b47993c548a77139fd450993d187ab4b053053c4beee44f24ff5c50410','4bd2740ef4d22593ef43bf7427141d48bf28f0fe74953f912988acc30ff89584');
INSERT INTO "event" VALUES(12,6262033056820301057,4948293742049358170,'lead','add 1 interviewees',NULL,'interviewee',9070303462451019305,NULL,'{"attributes":{},"category_id":852239094203452518,"consent":"verbatim","id":9070303462451019305,"position":0,"pseudonym":"S-1"}','2026-11-25T07:13:41.744Z','4db42c7b941fb1e98040669ed58f09ce','a1cd4a56a6f250b9a128dfcf5e87462609e0ade88595d7a36ca5b2faf9ca332f','1a56e0e6269d9cf611afc2dab19aeccb7abd1e4c2fcbf64a53ed75addd7f79fe');
INSERT INTO "event" VALUES(13,212209223646577459,8559494000857028993,'lead','import 1 transcripts',NULL,'transcript',4396200675870827740,NULL,'{"attributes":{},"id":4396200675870827740,"key":"one","position":0,"reviewed_by":"lead","revision":1}','2026-11-25T07:13:41.775Z','198dab31c59ccfd95203709be96acfe9','5407a3dbea2c80b0b500317f6f7b9be48d75a1ed16bd0bd8b5e86daac31361a3','9afb2a1852e9da5ac60a38be82ead82319a9a764684c1ab85a7807499b36823b');
INSERT INTO "event" VALUES(14,7484946252842172502,8559494000857028993,'lead','import 1 transcripts',NULL,'revision',5014668475448470939,NULL,'{"characters":44,"id":5014668475448470939,"number":1,"sha256":"0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57","transcript_id":4396200675870827740,"turns":[["interviewer","INT",null,5,16,null],["interviewee","S-1",9070303462451019305,22,43,null]],"words":5}','2026-11-25T07:13:41.775Z','c08617ee46dcff2fc8126db953b1424d','d497203c70fbe5f056d7b952c6abb88f5afc9e10b4e6b46d1630b4a7d32cc82b','880b902b63afa6751597e76e43111b43d1e717905ced1744200f1b50c1882773');
INSERT INTO "event" VALUES(15,8054154977397704580,6996539484856313679,'lead','add coders',NULL,'coder',813095670788905873,NULL,'{"id":813095670788905873,"name":"ana"}','2026-11-25T07:13:41.786Z','ee968ac20e18503bef9c94b3a0a7c3e2','3924830f9132df4c9322431156bc2a0dcc3091503c84110eb61cd7b4688f0e84','d36bf94cba2563d23ffec6aa437627b72f83d3bf30d065830e535556092dd86e');
INSERT INTO "event" VALUES(16,8602124563457203325,6996539484856313679,'lead','add coders',NULL,'coder',7285102730278680457,NULL,'{"id":7285102730278680457,"name":"ben"}','2026-11-25T07:13:41.786Z','02f934a9e0eea7d3d7367a7620e49c1c','b9887aef663199efbbd9458894e6f86453a5aaac53d61a75807e18b15acedd76','c048d063cd98c232b24a94a785d677b42edc6229421b23f06d03c5bb4aa88bbb');
INSERT INTO "event" VALUES(17,1420917646435763505,1112814120042163078,'ana','code a/b',NULL,'coding',3249900252647746552,NULL,'{"code_id":8434213823765187741,"coder_id":813095670788905873,"digest":"ee528efff36a0bdd836af4605a0c97f7c73cdc2221f92954b1207ef47198f27a","digest_key":"1c3f80bb7c44220bce8ddc25a135af28","end":35,"id":3249900252647746552,"made_at":"2026-11-25T07:13:41.790Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":24,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.791Z','59302874cf4609665514ee19383a5fa7','6facdf9d6b420f3902904a008a688ece7d20bcf7042a8ee335e9b476e4cdb60e','5e70eeddab9be0cbdd10401d5d8e3a35d3caab307494dfb3f3e9d0f4b2ce14bf');
INSERT INTO "event" VALUES(18,6890476868737887336,5033934228904629320,'ben','code a/b',NULL,'coding',92169626477506951,NULL,'{"code_id":8434213823765187741,"coder_id":7285102730278680457,"digest":"03da1897d23f4005642094b9e477751688504e75e56578f332b15bb0dddabe69","digest_key":"60209789c6dbbc64dbe7f5282569bfea","end":30,"id":92169626477506951,"made_at":"2026-11-25T07:13:41.791Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":24,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.792Z','f532f4fa4418b6fd6b28f9faa6a04571','449e716ef9057902dff12cd72878d16206f14a8b7e91adbd55040a042e91e9df','9f4e4ddaa91dac32f45a1b625508dd41ace406e84d16729294feff85748d2509');
INSERT INTO "event" VALUES(19,8072826226108553488,401874165559391830,'ana','finish one',NULL,'finished',6038085285432077133,NULL,'{"coder_id":813095670788905873,"id":6038085285432077133,"made_at":"2026-11-25T07:13:41.797Z","made_under":1,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.798Z','218afefd253c85f684783118b41e8d16','4682168c2fc915c0c472255d7e2a90eaea1cf33f613b49906e11636fa97b3fe8','d9336d251016e7a919f91215cd4543a6b7713285b9c733a9078e6f21a96e976b');
INSERT INTO "event" VALUES(20,4265625052453773209,7245982165714709300,'ben','finish one',NULL,'finished',6596482299096134976,NULL,'{"coder_id":7285102730278680457,"id":6596482299096134976,"made_at":"2026-11-25T07:13:41.801Z","made_under":1,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.801Z','7c86b74f31152e0c819910e37922bc07','fff1eca8f7992489cb626fe2812d389d58cbe65f2093dc72d9b59364b5f23a27','a7aaa033d182c1cc948e88b803a8e9363b0c485928e7721d5fe0eeb84d1bac87');
INSERT INTO "event" VALUES(21,7672909177884011481,312656938060143658,'lead','begin the consensus',NULL,'coder',7326580712578744824,NULL,'{"id":7326580712578744824,"name":"consensus"}','2026-11-25T07:13:41.805Z','5193cf3e17c31fe731b2d62a21b09b43','30140ad16afcff91bdddf794fd384f08f6ad4248caeb6e08df10ada246c606da','9378809011bc109c71e3d09c4df7714274686b56987a35668d09d58846a8421c');
INSERT INTO "event" VALUES(22,5021218046426185027,7748065638080234447,'lead','settle one',NULL,'coding',265816859697901405,NULL,'{"code_id":8434213823765187741,"coder_id":7326580712578744824,"digest":"87510db89bd9da3bd36c528e2a481de959db7eb6c8f26334e063803c0aae39e1","digest_key":"b129df973c3eb6f64b4b705ce2d79d2c","end":30,"id":265816859697901405,"made_at":"2026-11-25T07:13:41.806Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":24,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.809Z','b4ee4d9300c3bd1ed8a374cde8330ad9','57f0088133c1317a3df701c4cbf0be045ed5b8000d8f71c98d64661a57884738','519061a796e0311076c6fd34fed25f2840b9f1c5b7e04aabf0306b451c7f92c4');
INSERT INTO "event" VALUES(23,645511920906945141,7748065638080234447,'lead','settle one',NULL,'decision',8965110108126376913,NULL,'{"accepted":7285102730278680457,"choice":"accept","code_id":8434213823765187741,"digest":"e849e67050169c2ecb9813a5038e465e2050f93baa2d6eac82eca1b46207e660","digest_key":"94946a1eb60caf74b5bd2f163d9691c3","end":35,"id":8965110108126376913,"made_at":"2026-11-25T07:13:41.807Z","made_by":"lead","note":"x","revision":1,"start":24,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.809Z','e2955a95541805f1e93b565e0cc9b9e4','b63c1d13ac06cb4bccfc1b4b39ddff3ddc2af12e9df6205be1121d6b8b7e9c4b','704be06a5596cbc1907907fda8abc2da2b00057b8e5687f8f81cbfac203edb89');
INSERT INTO "event" VALUES(24,7272612550635469418,7748065638080234447,'lead','settle one',NULL,'settled',268775681517462408,NULL,'{"at":"2026-11-25T07:13:41.809Z","coders":[813095670788905873,7285102730278680457],"id":268775681517462408,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.809Z','a7c95b3de21b5eed42d63b5fd9256644','5ea3fa96aca3ffb14770519fb0f50e16c864461473db2b5c6010ee05a8857923','8e139a32862699bdd00eae4580637292256d611c77d39526705308ddc1a1159f');
INSERT INTO "event" VALUES(25,2675029197624192047,7748065638080234447,'lead','settle one',NULL,'finished',4201435047843115939,NULL,'{"coder_id":7326580712578744824,"id":4201435047843115939,"made_at":"2026-11-25T07:13:41.809Z","made_under":1,"transcript_id":4396200675870827740}','2026-11-25T07:13:41.809Z','aeb7e2b01620963721158e6b9d59d097','e42bcd36c8ed1d1498973f5f273a9fa4532e7e589909699b8ffb25d467c5843f','880807d2c89797b5250c9a633629a189f7ae19a68ae4f934655ecad364e11c41');
CREATE TABLE finished (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "finished" VALUES(4201435047843115939,7326580712578744824,4396200675870827740,'2026-11-25T07:13:41.809Z',1);
INSERT INTO "finished" VALUES(6038085285432077133,813095670788905873,4396200675870827740,'2026-11-25T07:13:41.797Z',1);
INSERT INTO "finished" VALUES(6596482299096134976,7285102730278680457,4396200675870827740,'2026-11-25T07:13:41.801Z',1);
CREATE TABLE internal_view (
        id INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
CREATE TABLE interviewee (
        id INTEGER NOT NULL,
        pseudonym VARCHAR NOT NULL,
        category_id INTEGER NOT NULL,
        consent VARCHAR NOT NULL,
        attributes JSON NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (pseudonym),
        FOREIGN KEY(category_id) REFERENCES category (id)
    );
INSERT INTO "interviewee" VALUES(9070303462451019305,'S-1',852239094203452518,'verbatim','{}',0);
CREATE TABLE kept_word (
        id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (text)
    );
CREATE TABLE memo (
        id INTEGER NOT NULL,
        about VARCHAR NOT NULL,
        coder_id INTEGER,
        transcript_id INTEGER,
        code_id INTEGER,
        revision INTEGER,
        start INTEGER,
        "end" INTEGER,
        text VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
CREATE TABLE migration (
        name VARCHAR NOT NULL,
        applied_at VARCHAR NOT NULL,
        PRIMARY KEY (name)
    );
INSERT INTO "migration" VALUES('0001-first','2026-11-25T07:13:41.718Z');
INSERT INTO "migration" VALUES('0002-desk','2026-11-25T07:13:41.721Z');
INSERT INTO "migration" VALUES('0003-kept-words','2026-11-25T07:13:41.725Z');
INSERT INTO "migration" VALUES('0004-releases','2026-11-25T07:13:41.729Z');
INSERT INTO "migration" VALUES('0005-agreement','2026-11-25T07:13:41.733Z');
CREATE TABLE pin (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, number),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
CREATE TABLE progress (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        turns INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE TABLE release (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        layer VARCHAR NOT NULL,
        facts JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        made_by VARCHAR NOT NULL,
        log_head VARCHAR NOT NULL,
        log_length INTEGER NOT NULL,
        withdrawn_at VARCHAR NOT NULL,
        withdrawn_by VARCHAR NOT NULL,
        withdrawn_because VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
CREATE TABLE revision (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        characters INTEGER NOT NULL,
        words INTEGER NOT NULL,
        turns JSON NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id, number),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "revision" VALUES(5014668475448470939,4396200675870827740,1,'0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57',44,5,'[["interviewer", "INT", null, 5, 16, null], ["interviewee", "S-1", 9070303462451019305, 22, 43, null]]');
CREATE TABLE revision_text (
        revision_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (revision_id),
        FOREIGN KEY(revision_id) REFERENCES revision (id)
    );
INSERT INTO "revision_text" VALUES(5014668475448470939,'INT: How was it?
S-1: It was cold and long.
');
CREATE TABLE sample (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        coders JSON NOT NULL,
        codes JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number)
    );
CREATE TABLE sample_transcript (
        id INTEGER NOT NULL,
        sample_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (sample_id, transcript_id),
        FOREIGN KEY(sample_id) REFERENCES sample (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE TABLE seen_layer (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        finished BOOLEAN NOT NULL,
        made_under INTEGER NOT NULL,
        codings JSON NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE TABLE settled (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coders JSON NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "settled" VALUES(268775681517462408,4396200675870827740,'[813095670788905873, 7285102730278680457]','2026-11-25T07:13:41.809Z');
CREATE TABLE study (
        id INTEGER NOT NULL,
        uid VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        blind VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "study" VALUES(7013071895092491909,'aac059cf2723c4d9bf09e3862e5e8b8a','S','always','2026-11-25T07:13:41.737Z');
CREATE TABLE study_rule (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    );
CREATE TABLE summary (
        id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (code_id, interviewee_id),
        FOREIGN KEY(code_id) REFERENCES code (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    );
CREATE TABLE transcript (
        id INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        attributes JSON NOT NULL,
        reviewed_by VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE ("key")
    );
INSERT INTO "transcript" VALUES(4396200675870827740,'one',0,1,'{}','lead');
CREATE TABLE turn (
        revision_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        speaker VARCHAR NOT NULL,
        interviewee_id INTEGER,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        time INTEGER,
        PRIMARY KEY (revision_id, number),
        FOREIGN KEY(revision_id) REFERENCES revision (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "turn" VALUES(5014668475448470939,0,'interviewer','INT',NULL,5,16,NULL);
INSERT INTO "turn" VALUES(5014668475448470939,1,'interviewee','S-1',9070303462451019305,22,43,NULL);
CREATE TABLE unique_fact (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        note VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE INDEX action_stack ON action (actor, state, seq)
    ;
CREATE INDEX event_action ON event (action_id)
    ;
CREATE INDEX coding_layer ON coding (transcript_id, coder_id, code_id, start)
    ;
CREATE INDEX ix_coding_code_id ON coding (code_id)
    ;
CREATE INDEX ix_finished_transcript_id ON finished (transcript_id)
    ;
CREATE INDEX ix_interviewee_category_id ON interviewee (category_id)
    ;
CREATE INDEX coding_counts ON coding (coder_id, code_id)
    ;
CREATE UNIQUE INDEX code_at_the_top ON code ("key") WHERE parent_id IS NULL
    ;
CREATE INDEX ix_assignment_transcript_id ON assignment (transcript_id)
    ;
CREATE INDEX ix_code_change_code_id ON code_change (code_id)
    ;
CREATE INDEX ix_memo_coder_id ON memo (coder_id)
    ;
CREATE INDEX ix_memo_transcript_id ON memo (transcript_id)
    ;
CREATE INDEX ix_memo_code_id ON memo (code_id)
    ;
CREATE INDEX ix_pin_code_id ON pin (code_id)
    ;
CREATE INDEX ix_progress_transcript_id ON progress (transcript_id)
    ;
CREATE INDEX ix_claim_code_id ON claim (code_id)
    ;
CREATE INDEX ix_summary_interviewee_id ON summary (interviewee_id)
    ;
CREATE INDEX ix_unique_fact_transcript_id ON unique_fact (transcript_id)
    ;
CREATE INDEX ix_sample_transcript_transcript_id ON sample_transcript (transcript_id)
    ;
CREATE INDEX ix_seen_layer_transcript_id ON seen_layer (transcript_id)
    ;
CREATE INDEX ix_decision_code_id ON decision (code_id)
    ;
CREATE INDEX ix_decision_transcript_id ON decision (transcript_id)
    ;
COMMIT;
