BEGIN TRANSACTION;
CREATE TABLE action (
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "action" VALUES(17808880707246528,19,'ana','finish one','done');
INSERT INTO "action" VALUES(1358184309011618242,16,'ana','code a/b','done');
INSERT INTO "action" VALUES(1549012440524299472,1,'lead','new study','done');
INSERT INTO "action" VALUES(2326510033561880957,18,'ana','undo code e','reversal');
INSERT INTO "action" VALUES(3093175604449605170,13,'lead','add coders','done');
INSERT INTO "action" VALUES(6384435943243387712,14,'lead','import 1 transcripts','done');
INSERT INTO "action" VALUES(6868024165753904984,3,'lead','add 5 codes','done');
INSERT INTO "action" VALUES(8703063036684211995,9,'lead','add 1 interviewees','done');
INSERT INTO "action" VALUES(9157160124976464606,17,'ana','code e','dropped');
CREATE TABLE category (
        id INTEGER NOT NULL,
        path VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (path)
    );
INSERT INTO "category" VALUES(3252258836413307011,'advocates/survivor','Survivor',1);
INSERT INTO "category" VALUES(3339273043837872731,'unknown','Unknown',2);
INSERT INTO "category" VALUES(6655218315709007148,'advocates','Advocates',0);
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
INSERT INTO "code" VALUES(964969615548013602,7413187109842464435,'b','B','','','','[]','','[]',1,0,1);
INSERT INTO "code" VALUES(1906059080680512935,964969615548013602,'c','C','','','','[]','','[]',2,0,1);
INSERT INTO "code" VALUES(2426460580229145399,7413187109842464435,'d','D','','','','[]','','[]',3,0,1);
INSERT INTO "code" VALUES(5965018725670410206,NULL,'e','E','','','','[]','','[]',4,0,1);
INSERT INTO "code" VALUES(7413187109842464435,NULL,'a','A','','','','[]','#0072B2','[]',0,0,1);
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
INSERT INTO "codebook_revision" VALUES(2373492926585516066,1,'Test','1','','2026-11-25T01:27:33.791Z');
CREATE TABLE coder (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    );
INSERT INTO "coder" VALUES(1517615720791302539,'ana');
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
INSERT INTO "coding" VALUES(2228471756525759179,6639714578774740129,1517615720791302539,964969615548013602,1,22,31,'a note','','verbatim','2026-11-25T01:27:33.796Z',1,'d28e74017c60917aae517f67de1cb7fb','2e2de1401b274da9f91e4dc19cbb77cfcb1ca1a70f7e2fd00735baf709c2b185');
CREATE TABLE coding_speaker (
        coding_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        words INTEGER NOT NULL,
        PRIMARY KEY (coding_id, interviewee_id),
        FOREIGN KEY(coding_id) REFERENCES coding (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "coding_speaker" VALUES(2228471756525759179,1141610609953122589,3);
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
INSERT INTO "event" VALUES(1,2066778656422870632,1549012440524299472,'lead','new study',NULL,'study',5147143078302271579,NULL,'{"blind":"always","created_at":"2026-11-25T01:27:33.788Z","id":5147143078302271579,"title":"Old","uid":"f3dc018b191e8e59383c2c04c27fc002"}','2026-11-25T01:27:33.789Z','e2d46a20ea151d2a75a7ee1546d35889','c3c6ec14cf749941d8dbb44935516d2619bdb63a541e8edf8b72d6c0d4ea0eae','462e38931edada5ad7346945091e0a003b509f8ad501e601a9da48055dcd6f67');
INSERT INTO "event" VALUES(2,1572007482351942902,1549012440524299472,'lead','new study',NULL,'category',3339273043837872731,NULL,'{"id":3339273043837872731,"name":"Unknown","path":"unknown","position":0}','2026-11-25T01:27:33.789Z','f60000f0146e3b9dfa1bf8551cc68185','016a97435e310ae5f45983508028127541d9b68368fe1f37e5653d573288c8e0','23552baba34563eac035ffb4dc445b4fc34e32bbb77e817481f09d668324019f');
INSERT INTO "event" VALUES(3,379318554256610048,6868024165753904984,'lead','add 5 codes',NULL,'codebook_revision',2373492926585516066,NULL,'{"id":2373492926585516066,"made_at":"2026-11-25T01:27:33.791Z","number":1,"reason":"","title":"Test","version":"1"}','2026-11-25T01:27:33.791Z','d5c0ab171deeb23606923be8c25be977','13ff987b7051bef1cf4c6cfbcfbe7c3c2f81a1f021fdb35972ce93caf1ab3f38','7a5d645e89b02a666e0466546ea1cb4f2a1e2a5eb143c8328ce812d76f89c555');
INSERT INTO "event" VALUES(4,6855394497057933480,6868024165753904984,'lead','add 5 codes',NULL,'code',7413187109842464435,NULL,'{"added_in":1,"aliases":[],"color":"#0072B2","definition":"","examples":[],"exclude":"","id":7413187109842464435,"include":"","key":"a","name":"A","parent_id":null,"position":0,"retired":false}','2026-11-25T01:27:33.791Z','ccda26adf4a041d5c323f67aaf158c6f','1a1bc0021a3cbbbcf270f9b39259f9cf5367b928ef1db885a56dc0ad9d819594','a50c0ef678211aff0e0399be1e9169ef439a45d05cb7e34b7bad1277bca364b7');
INSERT INTO "event" VALUES(5,3018566141237505219,6868024165753904984,'lead','add 5 codes',NULL,'code',964969615548013602,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":964969615548013602,"include":"","key":"b","name":"B","parent_id":7413187109842464435,"position":1,"retired":false}','2026-11-25T01:27:33.791Z','c6b7337cdb4bc1e4415ef2903113d73f','a5f269d292b298cab295be091c395097c13f7ff0230af3c3cb38b34e47106a14','f3e24c632ff17beb6693211700fce349cd834ce679302dd5e423dd48b1cf8658');
INSERT INTO "event" VALUES(6,2533269063629952810,6868024165753904984,'lead','add 5 codes',NULL,'code',1906059080680512935,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":1906059080680512935,"include":"","key":"c","name":"C","parent_id":964969615548013602,"position":2,"retired":false}','2026-11-25T01:27:33.791Z','4f561a67ad9218f203cde0e0fc7bdc77','1056a3ad0dd95ffe16511abb0c0ba90f897073961a279bd55373721a39b41ca3','d04f3d54e0b1e3c938565ecd680c09663ea3ae2d9e8217659634a9eb216fd84e');
INSERT INTO "event" VALUES(7,507339081693370149,6868024165753904984,'lead','add 5 codes',NULL,'code',2426460580229145399,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":2426460580229145399,"include":"","key":"d","name":"D","parent_id":7413187109842464435,"position":3,"retired":false}','2026-11-25T01:27:33.791Z','2dd52e901800fc1bb39a9e69ccd6d373','a9bd58279e89b0cdfeac917b9e846c643555a7d549bc152dd062870aa513dadc','5a7c6bb73e7bd1f4a0ddb9d1f3188c8b812e1edeb0b78bb667a985ccfe6a5a0a');
INSERT INTO "event" VALUES(8,7353130743088811401,6868024165753904984,'lead','add 5 codes',NULL,'code',5965018725670410206,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":5965018725670410206,"include":"","key":"e","name":"E","parent_id":null,"position":4,"retired":false}','2026-11-25T01:27:33.791Z','3b338bae4f370db7d23cd03a500fbd96','8d9df6fada26bceeb7b74af05bb99481f01d443fbefb4cd1945c3f2191f39e02','466b2b145fa4a6caae5a1e2bb3a18ff4e4bdfc82f5eb65296e8dd5d417d6c04d');
INSERT INTO "event" VALUES(9,984896039725392288,8703063036684211995,'lead','add 1 interviewees',NULL,'category',6655218315709007148,NULL,'{"id":6655218315709007148,"name":"Advocates","path":"advocates","position":0}','2026-11-25T01:27:33.793Z','cd83a91225d41e891f914ac68f794c70','c0c34551689a8c1fe06d34d3e13a8a40383001382d92329408ce5a2b642aa3af','8c8449f18b59f06993f090e313e4bcefabd3cd753766df8469ea55cebcbc9c30');
INSERT INTO "event" VALUES(10,7389766989307895550,8703063036684211995,'lead','add 1 interviewees',NULL,'category',3252258836413307011,NULL,'{"id":3252258836413307011,"name":"Survivor","path":"advocates/survivor","position":1}','2026-11-25T01:27:33.793Z','ef1c762ef30bc806ca9ea2985e576469','57669a753b561a1cbbf30f64429bb7a831a05f87a0fcd36833cbc6835364d9c4','fd8c472bfb8535a774d7907d9c439d1638511a0abfd9806425443939eeaa0ba7');
INSERT INTO "event" VALUES(11,2891692768293437703,8703063036684211995,'lead','add 1 interviewees',NULL,'category',3339273043837872731,'{"id":3339273043837872731,"name":"Unknown","path":"unknown","position":0}','{"id":3339273043837872731,"name":"Unknown","path":"unknown","position":2}','2026-11-25T01:27:33.793Z','83e549ff45eafd27b9edd6afec7b2756','7a82445b7525276abe318483d9d58c4738d9afdc66fc1608f81d05db9d931f7c','14f6ef4c5321a40f2f264d4da4bf1301bf33532c38f91a6b22a73eff8aa13d8f');
INSERT INTO "event" VALUES(12,7284277173162065707,8703063036684211995,'lead','add 1 interviewees',NULL,'interviewee',1141610609953122589,NULL,'{"attributes":{"setting":"video"},"category_id":3252258836413307011,"consent":"verbatim","id":1141610609953122589,"position":0,"pseudonym":"S-1"}','2026-11-25T01:27:33.793Z','27c6701c13ff90e0ff468f000000a6ed','566e4b2817ea34076adefb27d16ee3281b22c756586f2ae8b6b6cc85125ccc73','28e75196f69aa1b5c1574f4404f31293d4bf432c6924ae205c0b327a9f515d12');
INSERT INTO "event" VALUES(13,1208459845381399765,3093175604449605170,'lead','add coders',NULL,'coder',1517615720791302539,NULL,'{"id":1517615720791302539,"name":"ana"}','2026-11-25T01:27:33.793Z','8fc34411ae57d2e0390a8c3c1db1fd80','a5415971cea28e5c088605b7e8bd3589aa77c5a4bdcd7777e6ff4eae5ee3afb4','a7d0b33cc8e344c6cf38354eaa82b926fedffd62f2396f25a3fb8363bd871460');
INSERT INTO "event" VALUES(14,9218404972566713052,6384435943243387712,'lead','import 1 transcripts',NULL,'transcript',6639714578774740129,NULL,'{"attributes":{},"id":6639714578774740129,"key":"one","position":0,"reviewed_by":"lead","revision":1}','2026-11-25T01:27:33.795Z','1b0dcb66125e2a00358afc67a66e2aab','9029c893206525db013f882a5930082a36a6a25482c952b273f52512e2ec999e','dd82e9b009274ed39d2585c369216e6c897e7d8ce4826b4c64109395565f5e58');
INSERT INTO "event" VALUES(15,2796392113845993702,6384435943243387712,'lead','import 1 transcripts',NULL,'revision',7745998053709163694,NULL,'{"characters":44,"id":7745998053709163694,"number":1,"sha256":"0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57","transcript_id":6639714578774740129,"turns":[["interviewer","INT",null,5,16,null],["interviewee","S-1",1141610609953122589,22,43,null]],"words":5}','2026-11-25T01:27:33.795Z','b95e4f10c77a98ad123b7fd42a3863e0','4a2842703eeb7a317553f13191dd35806c1b4273dc199e1f703af2248448666f','1dbdda318371f2eac10cd03401c355de470a06192a87e9c664fae52eb02b70ca');
INSERT INTO "event" VALUES(16,6914318815492439533,1358184309011618242,'ana','code a/b',NULL,'coding',2228471756525759179,NULL,'{"code_id":964969615548013602,"coder_id":1517615720791302539,"digest":"2e2de1401b274da9f91e4dc19cbb77cfcb1ca1a70f7e2fd00735baf709c2b185","digest_key":"d28e74017c60917aae517f67de1cb7fb","end":31,"id":2228471756525759179,"made_at":"2026-11-25T01:27:33.796Z","made_under":1,"memo":"a note","quotable":"verbatim","revision":1,"stance":"","start":22,"transcript_id":6639714578774740129}','2026-11-25T01:27:33.797Z','0b83c0bb732c20bc02a73421bbc6499c','996e6320cc7d2d835fc819144c8872092c88b1263fc3af61c05eb008a3acc175','cdbe55b47072932af6117aeaeab84c1499995c1a01294b6af94af734dcf2448f');
INSERT INTO "event" VALUES(17,9004755139459089411,9157160124976464606,'ana','code e',NULL,'coding',1668129659753647606,NULL,'{"code_id":5965018725670410206,"coder_id":1517615720791302539,"digest":"922afe5d0fd8397fd2a246b556c4495bff9c439daf88a59eafb74a2b32ad9581","digest_key":"3e239a8e279775b659ad4546082ca93c","end":40,"id":1668129659753647606,"made_at":"2026-11-25T01:27:33.798Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":25,"transcript_id":6639714578774740129}','2026-11-25T01:27:33.798Z','ea77dbbdd211b2c49fbe8bab9837235e','e09a51b9b43c80d9dcba1dbe0021c9be8a501b1390f031108c903fabcfe9d0d7','c8d19d40befefb3aeb19acd6460deb7845d49c89e93be3a20f2c18c0a5c73874');
INSERT INTO "event" VALUES(18,8882894727335871607,2326510033561880957,'ana','undo code e',9157160124976464606,'coding',1668129659753647606,'{"code_id":5965018725670410206,"coder_id":1517615720791302539,"digest":"922afe5d0fd8397fd2a246b556c4495bff9c439daf88a59eafb74a2b32ad9581","digest_key":"3e239a8e279775b659ad4546082ca93c","end":40,"id":1668129659753647606,"made_at":"2026-11-25T01:27:33.798Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":25,"transcript_id":6639714578774740129}',NULL,'2026-11-25T01:27:33.800Z','b0d03007ecc0b2f9327ee87a0b40f8a8','7696a3610479635f16fa556fe9843a4544c3033544ffaab99a1fd6b99be033ee','b2cffb81ad321695cb6aa59a47174db7d2523ce570512fa04058ae6a7e8ec0f4');
INSERT INTO "event" VALUES(19,1194599948365210117,17808880707246528,'ana','finish one',NULL,'finished',4559196126048380099,NULL,'{"coder_id":1517615720791302539,"id":4559196126048380099,"made_at":"2026-11-25T01:27:33.801Z","made_under":1,"transcript_id":6639714578774740129}','2026-11-25T01:27:33.801Z','c3261a085182655737ebb4333858c2ae','68cabc4015b4bc6259ddf083659d675b70701c22034f429c31114b14175c5b10','63897e43a491f166e7682133241e94be35cb2d806beda1fcf1aff78f0253a363');
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
INSERT INTO "finished" VALUES(4559196126048380099,1517615720791302539,6639714578774740129,'2026-11-25T01:27:33.801Z',1);
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
INSERT INTO "interviewee" VALUES(1141610609953122589,'S-1',3252258836413307011,'verbatim','{"setting": "video"}',0);
CREATE TABLE migration (
        name VARCHAR NOT NULL,
        applied_at VARCHAR NOT NULL,
        PRIMARY KEY (name)
    );
INSERT INTO "migration" VALUES('0001-first','2026-11-25T01:27:33.787Z');
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
INSERT INTO "revision" VALUES(7745998053709163694,6639714578774740129,1,'0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57',44,5,'[["interviewer", "INT", null, 5, 16, null], ["interviewee", "S-1", 1141610609953122589, 22, 43, null]]');
CREATE TABLE revision_text (
        revision_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (revision_id),
        FOREIGN KEY(revision_id) REFERENCES revision (id)
    );
INSERT INTO "revision_text" VALUES(7745998053709163694,'INT: How was it?
S-1: It was cold and long.
');
CREATE TABLE study (
        id INTEGER NOT NULL,
        uid VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        blind VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "study" VALUES(5147143078302271579,'f3dc018b191e8e59383c2c04c27fc002','Old','always','2026-11-25T01:27:33.788Z');
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
INSERT INTO "transcript" VALUES(6639714578774740129,'one',0,1,'{}','lead');
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
INSERT INTO "turn" VALUES(7745998053709163694,0,'interviewer','INT',NULL,5,16,NULL);
INSERT INTO "turn" VALUES(7745998053709163694,1,'interviewee','S-1',1141610609953122589,22,43,NULL);
CREATE INDEX action_stack ON action (actor, state, seq)
    ;
CREATE INDEX event_action ON event (action_id)
    ;
CREATE INDEX coding_layer ON coding (transcript_id, coder_id, code_id, start)
    ;
CREATE INDEX ix_coding_code_id ON coding (code_id)
    ;
CREATE INDEX ix_coding_coder_id ON coding (coder_id)
    ;
CREATE INDEX ix_finished_transcript_id ON finished (transcript_id)
    ;
CREATE INDEX ix_interviewee_category_id ON interviewee (category_id)
    ;
COMMIT;
